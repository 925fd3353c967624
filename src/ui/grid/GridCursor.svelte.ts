/**
 * The cursor and the range of one grid, kept by cell id: when rows come, go or are sorted, the cursor stays with its cell,
 * and when the cell is gone, with its place.
 */
import { type GridCell, type GridModel } from './model.ts';
import { cellsIn, planeOf, type Plane } from './plane.ts';
import { at, clamp, rangeOf, type Point, type Range, type Selection } from './selection.ts';

type Pin = { readonly id: string | undefined; readonly point: Point };
type Pinned = { readonly active: Pin; readonly anchor: Pin; readonly focus: Pin };

const ORIGIN: Pin = { id: undefined, point: { row: 0, column: 0 } };

export class GridCursor {
  readonly #model: () => GridModel;
  #pinned = $state.raw<Pinned>({ active: ORIGIN, anchor: ORIGIN, focus: ORIGIN });

  readonly plane: Plane = $derived.by(() => planeOf(this.#model()));
  readonly selection: Selection = $derived.by(() => ({
    active: located(this.plane, this.#pinned.active),
    anchor: located(this.plane, this.#pinned.anchor),
    focus: located(this.plane, this.#pinned.focus),
  }));
  readonly range: Range = $derived(rangeOf(this.selection));
  readonly cell: GridCell | undefined = $derived(this.plane.cellAt(this.selection.active));

  constructor(model: () => GridModel) {
    this.#model = model;
  }

  get cells(): GridCell[] {
    return cellsIn(this.plane, this.range);
  }

  /** The selection of one cell by its id, or nothing if it is not here. */
  locate(id: string): Selection | undefined {
    const point = this.plane.find(id);
    return point && at(point);
  }

  set({ active, anchor, focus }: Selection): void {
    this.#pinned = { active: this.#pin(active), anchor: this.#pin(anchor), focus: this.#pin(focus) };
  }

  #pin(point: Point): Pin {
    return { id: this.plane.cellAt(point)?.id, point };
  }
}

function located(plane: Plane, { id, point }: Pin): Point {
  if (id === undefined || plane.cellAt(point)?.id === id) return clamp(plane, point);
  return plane.find(id) ?? clamp(plane, point);
}
