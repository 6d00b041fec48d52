/** The two classes of a browser that the handover of the bridge needs and Node lacks. */

/** An element that is in no document and may have an open shadow root. */
export class LooseElement extends EventTarget {
  #room: EventTarget | null = null;

  get shadowRoot(): EventTarget | null {
    return this.#room;
  }

  attachShadow(): EventTarget {
    this.#room = new EventTarget();
    return this.#room;
  }
}

/** An event that carries another target. */
export class RelatedEvent extends Event {
  readonly #related: EventTarget | null;

  constructor(name: string, init: { readonly relatedTarget?: EventTarget } = {}) {
    super(name);
    this.#related = init.relatedTarget ?? null;
  }

  get relatedTarget(): EventTarget | null {
    return this.#related;
  }
}

/** A new such element, for what asks for an element of a browser. */
export function looseElement(): Element {
  return new LooseElement() as unknown as Element;
}
