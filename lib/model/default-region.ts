import { regionOfPhone } from '@/lib/domain/contact/phone';
import { identitiesOf } from './identities-of';
import type { Model } from './model';

const looked = 50;

/**
 * The country in which a number without country code is read: the person's own choice, else where most of their
 * contacts are, else the country of the browser's language, else India.
 */
export function defaultRegion(model: Model, language: string): string {
  const chosen = model.tables.settings.get('region')?.d.value;
  if (typeof chosen === 'string' && /^[A-Z]{2}$/.test(chosen)) return chosen;
  return mostCommon(regionsOfContacts(model)) ?? regionOfLanguage(language) ?? 'IN';
}

function* regionsOfContacts(model: Model): Generator<string> {
  let count = 0;
  for (const contact of model.tables.contacts.rows()) {
    if (count >= looked) return;
    count += 1;
    for (const { kind, value, source } of identitiesOf(contact)) {
      const region = kind === 'phone' && source !== 'sample' ? regionOfPhone(value) : undefined;
      if (region !== undefined) yield region;
    }
  }
}

function mostCommon(values: Iterable<string>): string | undefined {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}

function regionOfLanguage(language: string): string | undefined {
  return /^[a-z]{2,3}(?:-[A-Za-z]{4})?-([A-Z]{2})\b/.exec(language)?.[1];
}
