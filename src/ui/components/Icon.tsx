/** Small line icons of the controls, drawn here so that no font has to have them. */
const PATHS = {
  plus: 'M8 3v10M3 8h10',
  close: 'M4 4l8 8M12 4l-8 8',
  undo: 'M6 3 3 6l3 3M3 6h6a4 4 0 0 1 0 8H6',
  redo: 'M10 3l3 3-3 3M13 6H7a4 4 0 0 0 0 8h3',
  target: 'M8 1v4M8 11v4M1 8h4M11 8h4M8 5.500a2.500 2.500 0 1 1 0 5a2.500 2.500 0 0 1 0-5z',
  swap: 'M3 5h9m0 0-2-2m2 2-2 2M13 11H4m0 0 2-2m-2 2 2 2',
  first: 'M4 3v10M13 3 6 8l7 5z',
  back: 'M11 3 4 8l7 5z',
  forward: 'M5 3l7 5-7 5z',
  play: 'M4 2.500 13 8l-9 5.500z',
  pause: 'M5 3v10M11 3v10',
  more: 'M3 8h.010M8 8h.010M13 8h.010',
  menu: 'M2 4h12M2 8h12M2 12h12',
  prompt: 'M3 4l4 4-4 4M8.500 12H13',
  bookmark: 'M4 2h8v12l-4-3-4 3z',
  left: 'M2 2v12M5 5h9M5 11h5',
  centre: 'M8 1v14M3 5h10M5 11h6',
  right: 'M14 2v12M2 5h9M6 11h5',
  top: 'M2 2h12M5 5v9M11 5v5',
  middle: 'M1 8h14M5 3v10M11 5v6',
  bottom: 'M2 14h12M5 2v9M11 6v5',
  across: 'M2 2v12M14 2v12M8 4v8',
  down2: 'M2 2h12M2 14h12M4 8h8',
  up: 'M8 13V3m0 0L4 7m4-4 4 4',
  down: 'M3 6l5 5 5-5',
  raise: 'M3 10l5-5 5 5',
  height: 'M8 2v12M5 5l3-3 3 3M5 11l3 3 3-3',
  light:
    'M8 5a3 3 0 1 1 0 6a3 3 0 0 1 0-6zM8 1v2M8 13v2M1 8h2M13 8h2M3 3l1.400 1.400M11.600 11.600 13 13M13 3l-1.400 1.400M4.400 11.600 3 13',
  dark: 'M13 9.500A5.500 5.500 0 1 1 6.500 3 4.500 4.500 0 0 0 13 9.500z',
  system: 'M8 2a6 6 0 1 1 0 12zM8 2a6 6 0 1 0 0 12',
} as const

export type IconName = keyof typeof PATHS

export function Icon({ name }: { readonly name: IconName }) {
  const filled = name === 'play' || name === 'first' || name === 'back' || name === 'forward'
  return (
    <svg
      width="16"
      height="16"
      viewBox="0 0 16 16"
      aria-hidden="true"
      fill={filled ? 'currentColor' : 'none'}
      stroke="currentColor"
      strokeWidth={name === 'pause' || name === 'more' ? 3 : 1.5}
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={PATHS[name]} />
    </svg>
  )
}
