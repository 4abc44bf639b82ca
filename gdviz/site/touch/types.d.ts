/* What a picture to touch can rely on, for those who write one and for the checker of types. */

/** One number per coordinate. */
type Point = number[];

/** A function that one can descend on. */
interface Descendable {
  (point: Point): number;
  gradient(point: Point): Point;
}

/** How a value of the state may look, in the page and in the address. */
type Rule =
  | { start: number; from: number; to: number; digits: number }
  | { start: number[]; count: number; from: number; to: number; digits: number }
  | { start: string; among: string[] }
  | { start: string; text: number }
  | { start: Point[]; points: number; least?: number; x: number[]; y: number[]; z?: number[]; digits: number };

/** Colours are roles of the palette, such as "model" or "truth". */
interface Look {
  fill?: string;
  stroke?: string;
  width?: number;
  dash?: string;
  opacity?: number;
  closed?: boolean;
  /** With a white and a dark edge, which stand out on any map. */
  edged?: boolean;
}

interface Axis {
  label: string;
  range: number[];
  /** From one mark to the next; else a round number. */
  step?: number;
}

interface Handle {
  name: string;
  role?: string;
  shape?: "circle" | "square";
  /** Called with the place to which it was moved. */
  moved(x: number, y: number): void;
  /** What its place means, in words. */
  says(): string;
  /** How far an arrow key goes; else a hundredth of the plot. */
  fine?: [number, number];
}

/** Things to draw with; each gives a function that draws, as often as one likes. */
interface Plot {
  curve(look: Look): (...strands: Point[][]) => void;
  arrow(look: Look): (tail: Point, tip: Point) => void;
  square(x: number, bottom: number, top: number): Point[];
  dots(look: Look, radius?: number): (points: Point[]) => void;
  label(role: string, anchor?: string): (text: string, place: Point, offset?: Point) => void;
  handle(look: Handle): (...place: number[]) => void;
  /** Whether two places are one for a finger. */
  isNear(one: Point, other: Point): boolean;
  pick(picked: (x: number, y: number) => void): void;
  field(count: number): {
    place(i: number, j: number): Point;
    points(): Point[];
    /** Where there is no colour, it stays blank. */
    show(colours: (number[] | false)[]): void;
  };
  /** Where a place of the plot is on its paper, and a path there. */
  at(x: number, y: number): Point;
  shape(look: Look): (d: string) => void;
  sheet(): (painted: (context: CanvasRenderingContext2D, at: (x: number, y: number) => Point) => void) => void;
  surface(f: (point: Point) => number, power?: number): void;
  limit(across: number[], upright: number[], name?: string, along?: string): void;
}

/** A walk that remembers its points until its key changes. */
type Path = Point[] & { diverged: boolean };
type Walker = (key: string, begin: () => Iterator<Point>, steps: number) => Path;

/** A function that a reader has written, of x or of x and y. */
interface Formula extends Descendable {
  text: string;
  coordinates: number;
  fault(point: Point): string;
}

interface Stage {
  plots: HTMLElement;
  panel: HTMLElement;
  /** Where controls are put. */
  controls: HTMLElement;
  rules: Record<string, Rule>;
  values: any;
  calm: MediaQueryList;
  state(rules: Record<string, Rule>): any;
  set(changes: Record<string, any>): void;
  draw(): void;
  /** What takes long: while the picture is built, in a task of its own. */
  soon(act: () => void): void;
  watch(refresh: () => void): void;
  announce(words: string): void;
  say(words: string): void;
  written(value: number, digits?: number): string;
  walker(): Walker;
  mixed(share: number, colours?: number[][]): number[];
  colour(role: string): number[];
  plot(given: { title: string; x: Axis; y: Axis; width?: number; high?: number }): Plot;
  button(name: string, action: () => void): HTMLButtonElement;
  slider(name: string, key: string, options?: { log?: boolean; says?: (value: number) => string }): HTMLElement;
  table(key: string, columns: number, says: (i: number) => string): HTMLElement;
  choice(name: string, key: string, said?: Record<string, string>, along?: (word: string) => object): HTMLElement;
  text(name: string, key: string): HTMLElement;
  file(name: string, accept: string, opened: (file: File) => void): HTMLElement;
  paste(name: string, example: string, pasted: (text: string) => void): HTMLElement;
  group(name: string, fill: () => void): HTMLElement;
  runner(step: (due: number) => boolean, look?: { name?: string; brisk?: boolean }): (() => void) & { go(): void };
  replay(key: string): { pause: () => void; most: () => number };
  tasks(list: { text: string; solved: (values: any) => boolean }[]): void;
}

/** What a picture gives back: how its state is drawn, and the lines of the recipe that hold it. */
interface Shows {
  draw(values: any): string;
  python(values: any): Record<string, string | number>;
  reset?(): void;
}

declare var gdviz: {
  arithmetic: any;
  touch(name: string, make: (stage: Stage, numbers: any) => Shows): void;
  contour(heights: number[][], level: number, place: (column: number, row: number) => Point): string;
  columns(text: string): { points: Point[]; names: string[] | null };
  /** Parts that only the pictures that name them load. */
  networks: any;
  convolution: any;
  relief: any;
  race: any;
  formula: {
    Formula(text: string): Formula;
    reader(text: string): (newText: string) => { f: Formula; wrong: string };
    view(f: Formula, reach: number): { pieces: Point[][]; upright: number[]; label: string };
  };
  balls: {
    roll(walker: Walker, landscape: Formula, start: Point, rate: number, steps: number): Path;
    fate(landscape: Formula, path: Path): string;
    gather(landscape: Formula, paths: Path[]): Path[][];
    thinned(path: Path): Point[];
    tell(landscape: Formula, paths: Path[], places: Path[][], told: (point: Point) => string): string;
  };
};
