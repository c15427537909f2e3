/** What stands around drawings on a page: tables and texts, in the colours of the drawings. */
export const figuresStyle = `
.pictures figure { margin: 0; min-width: 0; }
.pictures .pair figure { display: grid; grid-template-rows: subgrid; grid-row: span 2; row-gap: 0; align-content: start; }
.pictures .pair.below { grid-template-columns: minmax(0, 1fr); gap: 16px; }
.pictures figcaption { font-size: 13px; line-height: 20px; color: var(--p-soft); }
.pictures figcaption b { color: var(--p-ink); font-weight: 600; }
.pictures table { width: 100%; border-collapse: collapse; font-size: 13px; line-height: 20px; }
.pictures caption { padding: 16px 0 4px; text-align: start; font-size: 15px; line-height: 24px; font-weight: 600; }
.pictures th { font-weight: 400; color: var(--p-soft); }
.pictures th, .pictures td { padding: 7px 16px 7px 0; border-bottom: 1px solid var(--p-rule); text-align: start; vertical-align: top; min-width: 56px; overflow-wrap: anywhere; }
@media (max-width: 480px) { .pictures th, .pictures td { padding-right: 8px; } }
.pictures .against td { font-weight: 600; }
.pictures .against code { font-weight: 600; }
.pictures .against .marked { color: var(--p-red); }
.pictures .mark-in-text { vertical-align: -3px; }
.pictures .with-docker { margin-top: 16px; }
.pictures .as-text { margin-block: 8px; font-size: 13px; line-height: 20px; }
.pictures .as-text summary { font-weight: 400; color: var(--p-soft); cursor: pointer; }
.pictures .as-text ul { margin: 0; padding-left: 20px; }
.pictures .as-text li { overflow-wrap: anywhere; }
`;
