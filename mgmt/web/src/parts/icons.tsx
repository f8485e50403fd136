/* SPDX-License-Identifier: Apache-2.0 */
/* Icons drawn for these pages: 20 by 20, lines of 1.5, in the colour of the text beside them. */
const LINES = {
  home: "M3 9.5 10 4l7 5.5V16H12v-4H8v4H3z",
  operator: "M10 3a6 6 0 0 0-6 6v4h2.5V9.5H4M16 9.5h-2.5V13H16V9a6 6 0 0 0-6-6M14.7 13v1.5a2 2 0 0 1-2 2H10",
  map: "M4 4h4v4H4zM12 4h4v4h-4zM8 12h4v4H8zM8 6h4M6 8v3q0 2 2 3M14 8v3q0 2-2 3",
  events: "M4 5h1M8 5h8M4 10h1M8 10h8M4 15h1M8 15h8",
  policy: "M4 4h12v12H4zM4 8h12M4 12h12M8 4v12M12 4v12",
  learning: "M3 15q3-8 6-4t7-7M12.5 4H16v3.5",
  signatures: "M10 3 4 5.5V10q0 4.5 6 7 6-2.5 6-7V5.5zM7.5 10l2 2 3.5-4",
  live: "M2.5 10.5h3l2-6 3.5 11 2.5-7 1.2 2h2.8",
  reports: "M5 3h7l3 3v11H5zM12 3v3h3M7.5 9.5h5M7.5 12h5M7.5 14.5h3",
  assets: "M3 5h14v7H3zM7 16h6M10 12v4M5.5 8.5h3",
  system: "M10 7a3 3 0 1 0 0 6 3 3 0 0 0 0-6M10 3v2M10 15v2M3 10h2M15 10h2M5 5l1.5 1.5M13.5 13.5 15 15M15 5l-1.5 1.5M6.5 13.5 5 15",
  trail: "M6 4v12M6 6h9M6 10h7M6 14h9M6 6h.01M6 10h.01",
  window: "M10 3.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13M10 6.5V10l2.5 2",
  sun: "M10 6.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7M10 2v2M10 16v2M2 10h2M16 10h2M4.3 4.3l1.4 1.4M14.3 14.3l1.4 1.4M15.7 4.3l-1.4 1.4M5.7 14.3l-1.4 1.4",
  moon: "M15.5 12A6.5 6.5 0 0 1 8 4.5a6.5 6.5 0 1 0 7.5 7.5z",
  auto: "M10 3a7 7 0 1 0 0 14zM10 3a7 7 0 0 1 0 14",
  user: "M10 4a3 3 0 1 0 0 6 3 3 0 0 0 0-6M4 16.5q0-4.5 6-4.5t6 4.5",
  menu: "M3 5.5h14M3 10h14M3 14.5h14",
  close: "M5 5l10 10M15 5 5 15",
  search: "M9 4a5 5 0 1 0 0 10A5 5 0 0 0 9 4M12.7 12.7 16.5 16.5",
  chevron: "M7.5 5l5 5-5 5",
  down: "M5 7.5l5 5 5-5",
  plus: "M10 4v12M4 10h12",
  check: "M4 10.5l4 4 8-9",
  pause: "M7 5v10M13 5v10",
  play: "M6.5 4.5 15 10l-8.5 5.5z",
  download: "M10 3v9M6.5 8.5 10 12l3.5-3.5M4 16h12",
  upload: "M10 12V3M6.5 6.5 10 3l3.5 3.5M4 16h12",
  refresh: "M15.5 8A6 6 0 1 0 16 11M16 4v4h-4",
  phone: "M5 3.5h3l1.2 3.4L7.5 8.3q1.2 2.8 4.2 4.2l1.4-1.7 3.4 1.2v3q0 1.5-1.5 1.5Q4.2 15.8 3.5 5 3.5 3.5 5 3.5z",
  leave: "M8 4H4v12h4M8 10h9M13.5 6.5 17 10l-3.5 3.5",
  trash: "M4 6h12M8 6V4h4v2M6 6l.7 10h6.6L14 6",
  keyboard: "M2.5 6h15v8h-15zM5.5 9h.01M8.5 9h.01M11.5 9h.01M14.5 9h.01M7 11.5h6",
  plc: "M4 3.5h12v13H4zM7 6.5h2M7 9.5h2M7 12.5h2M12 6.5h1.5M12 9.5h1.5",
  hmi: "M3 4.5h14v9H3zM7.5 16.5h5M6 10.5l2.5-3 2 2L13.5 7",
  drive: "M4 4h12v12H4zM6.5 10q1.75-5 3.5 0t3.5 0",
  io: "M4 4h12v12H4zM7.5 7.5h.01M12.5 7.5h.01M7.5 12.5h.01M12.5 12.5h.01",
  station: "M3 4.5h14v8.5H3zM2 16h16",
  server: "M4 3.5h12v5H4zM4 11.5h12v5H4zM6.5 6h.01M6.5 14h.01",
  gateway: "M3 7h14v6H3zM6 7l2-3.5M14 7l-2-3.5M6 10h.01M9 10h.01",
  switch: "M3 6.5h14v7H3zM6 11.5V10M9 11.5V10M12 11.5V10",
  unknown: "M4 4h12v12H4zM8 8q0-2 2-2t2 2-2 2.5v.5M10 13.5h.01",
};

export type IconName = keyof typeof LINES;

export function Icon({ name, size = 18 }: { name: IconName; size?: number }) {
  return (
    <svg class="icon" width={size} height={size} viewBox="0 0 20 20" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">
      <path d={LINES[name]} />
    </svg>
  );
}
