/** How a picture is to be drawn. */
export interface Drawing {
  /** How many columns there are. */
  width: number;
  /** The check that failed: what it did is drawn apart from what others did. */
  check?: string | undefined;
}
