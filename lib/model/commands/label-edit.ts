import { failed, ok } from '@/lib/domain/shared/result';
import { cleanTyped } from '@/lib/domain/text/clean';
import { setFields } from '../changes';
import type { Command } from '../command';
import { labelNamed } from '../label-named';
import type { Fields } from '../stored';

interface Args {
  readonly labelId: string;
  readonly name?: string | undefined;
  readonly colour?: Fields<'labels'>['colour'] | undefined;
}

/** Renames or recolours a label everywhere it is used. */
export const labelEdit: Command<Args, null> = {
  name: 'label.edit',
  undoable: true,
  plan(model, args, { stamp }) {
    const label = model.label(args.labelId);
    if (label === undefined) return failed('not-found', 'This label is not there any more.');
    const name = args.name === undefined ? undefined : cleanTyped(args.name).trim();
    if (name === '') return failed('invalid', 'A label needs a name.');
    const other = name === undefined ? undefined : labelNamed(model, name);
    if (other !== undefined && other.id !== label.id)
      return failed('invalid', 'There is a label of this name.');
    const fields = {
      ...(name !== undefined && name !== label.d.name ? { name } : {}),
      ...(args.colour !== undefined && args.colour !== label.d.colour ? { colour: args.colour } : {}),
    };
    const operations = setFields({ table: 'labels', id: label.id }, fields, stamp);
    return ok({ operations, result: null, contactId: null });
  },
};
