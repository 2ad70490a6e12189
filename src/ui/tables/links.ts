/** The table of cables. Pure. */
import type { Design, Edit, Link } from '../../design/index'
import { MEDIA } from '../inspector/media'
import { t } from '../words/language'
import { type Column, type DesignTable, readChoice, readNumber, type TableRow, titleOf } from './column'

export interface LinkRow extends TableRow {
  readonly about: Link
}

const change = ({ about }: LinkRow, next: Partial<Omit<Link, 'id' | 'a' | 'b'>>): Edit => ({
  kind: 'set-link',
  id: about.id,
  change: next,
})

type Quantity = 'bandwidthKbit' | 'returnBandwidthKbit' | 'delayMs' | 'jitterMs' | 'lossPercent'

const QUANTITIES: readonly (readonly [key: Quantity, title: string, least: number, most: number, whole: boolean])[] = [
  ['bandwidthKbit', 'Rate from A (kbit/s)', 1, 100_000_000, true],
  ['returnBandwidthKbit', 'Rate from B (kbit/s)', 1, 100_000_000, true],
  ['delayMs', 'Delay (ms)', 0, 10_000, false],
  ['jitterMs', 'Jitter (ms)', 0, 10_000, false],
  ['lossPercent', 'Loss (%)', 0, 100, false],
]

const end = (side: 'a' | 'b', title: string): readonly Column<LinkRow>[] => [
  { title: `${title}: device`, width: 150, get: ({ about }) => about[side].device },
  { title: `${title}: interface`, width: 160, get: ({ about }) => about[side].interface },
]

export function linkTable(design: Design): DesignTable<LinkRow> {
  return {
    rows: design.links.map((about) => ({ key: about.id, device: about.a.device, link: about.id, about })),
    columns: [
      ...end('a', 'A'),
      ...end('b', 'B'),
      {
        title: 'Medium',
        width: 110,
        get: ({ about }) => titleOf(about.media, MEDIA),
        choices: () => MEDIA,
        edit: (row, text) => {
          const read = readChoice(text, MEDIA)
          if (typeof read === 'string') return read
          const media = MEDIA.find(([name]) => name === read.value)?.[0]
          return media ? change(row, { media }) : t('"{text}" is no medium', { text })
        },
      },
      ...QUANTITIES.map(
        ([key, title, least, most, whole]): Column<LinkRow> => ({
          title,
          width: 130,
          get: ({ about }) => String(about[key]),
          rank: ({ about }) => about[key],
          edit: (row, text) => {
            const value = readNumber(text, least, most, whole)
            return typeof value === 'string' ? value : change(row, { [key]: value })
          },
        }),
      ),
    ],
  }
}
