/** The titles of a table's columns; an empty one is of what the rows are about, and is read out only. */
import { t } from '../words/language'

export function Heads({ titles }: { readonly titles: readonly string[] }) {
  return titles.map((title) => (
    <th key={title} scope="col">
      {title === '' ? <span className="sr-only">{t('What')}</span> : title}
    </th>
  ))
}
