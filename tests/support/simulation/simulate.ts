import type { Action } from './action';
import { World } from './world';

/** Runs a world through these actions, heals it, and throws the first invariant that does not hold. */
export function simulate(actions: readonly Action[], seed = 1): World {
  const world = new World(seed);
  world.run(actions);
  world.heal();
  world.checks.end();
  return world;
}
