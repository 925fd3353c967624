/**
 * A document as texts by address and back: `roster[anna].opps.mid`, as cells of a table hold it. Fields are put into fresh
 * objects by entries, so that one called `__proto__` is a field like any other.
 */
import { isMembers, type Fields } from '../engine/json.ts';

/** The addresses of all texts and numbers in a document, in order; the ids of members are within them. */
export function addressesIn(document: object): string[] {
  return Object.entries(document).flatMap(([name, value]: [string, unknown]) => under(name, value));
}

function under(place: string, value: unknown): string[] {
  if (isMembers(value))
    return value.flatMap(({ id, ...member }) => addressesIn(member).map((rest) => `${place}[${id}].${rest}`));
  if (typeof value === 'object' && value !== null)
    return addressesIn(value).map((rest) => `${place}.${rest}`);
  return [place];
}

/** Where a text goes: the names of fields, and the id of a member after that of its list. */
type Place = readonly [field: string, id?: string][];
type Node = { text?: string; readonly fields: Map<string, Node>; readonly members: Map<string, Node> };

const STEP = /^([\w-]+)(?:\[([^\]]*)\])?$/;

/** Collects texts by address into a document. */
export class Addressed {
  readonly #root = newNode();

  /** The first text that is put at an address is the one that stays. */
  put(address: string, text: string): 'put' | 'twice' | 'no address' {
    const place = placeOf(address);
    if (!place) return 'no address';
    let node = this.#root;
    for (const [field, id] of place) {
      node = childOf(node.fields, field);
      if (id !== undefined) node = childOf(node.members, id);
    }
    if (node.text !== undefined) return 'twice';
    node.text = text;
    return 'put';
  }

  text(address: string): string | undefined {
    let node: Node | undefined = this.#root;
    for (const [field, id] of placeOf(address) ?? []) {
      node = node?.fields.get(field);
      if (id !== undefined) node = node?.members.get(id);
    }
    return node?.text;
  }

  /** The address with the place of a member in its list for its id, as refusals name it: `tiers[0].seats`. */
  counted(address: string): string {
    let node: Node | undefined = this.#root;
    const steps = (placeOf(address) ?? []).map(([field, id]) => {
      node = node?.fields.get(field);
      if (id === undefined) return field;
      const index = [...(node?.members.keys() ?? [])].indexOf(id);
      node = node?.members.get(id);
      return `${field}[${index}]`;
    });
    return steps.join('.');
  }

  /** The document that the texts make: objects, and lists of members with their ids. */
  document(): Fields {
    return objectOf(this.#root.fields);
  }
}

function valueOf({ text, fields, members }: Node): unknown {
  if (members.size > 0) return [...members].map(([id, node]) => ({ ...objectOf(node.fields), id }));
  return fields.size > 0 ? objectOf(fields) : text;
}

function objectOf(fields: ReadonlyMap<string, Node>): Fields {
  return Object.fromEntries([...fields].map(([name, node]) => [name, valueOf(node)]));
}

function placeOf(address: string): Place | undefined {
  const place = address.split('.').map((step) => STEP.exec(step));
  return place.some((match) => !match)
    ? undefined
    : place.map((match) => (match?.[2] === undefined ? [match?.[1] ?? ''] : [match[1] ?? '', match[2]]));
}

function childOf(nodes: Map<string, Node>, name: string): Node {
  const known = nodes.get(name);
  if (known) return known;
  const made = newNode();
  nodes.set(name, made);
  return made;
}

function newNode(): Node {
  return { fields: new Map(), members: new Map() };
}
