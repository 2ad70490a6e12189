/** What would come, row by row, and what is wrong where: nothing is done yet. */

import { counted, said, t } from '../words/language'
import { type DryRun, problemText } from './template'

/** Rows and problems that are listed; the rest is counted. */
const MOST = 200

export function Outcome({ run, word }: { readonly run: DryRun; readonly word: string }) {
  const { headings, rows, problems } = run
  return (
    <section aria-label={t('What would come')}>
      <p role="status">
        {t('{sites} would be {word}', { sites: counted(rows.length, 'site'), word })}
        {problems.length > 0 && `, ${counted(problems.length, 'problem')}`}.
      </p>
      {problems.length > 0 && (
        <ul className="problems" aria-label={t('Problems')}>
          {problems.slice(0, MOST).map((problem, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: problems are told in the order of the table
            <li key={at} className="problem">
              {problemText(problem)}
            </li>
          ))}
          {problems.length > MOST && <li>{t('and {count} more', { count: problems.length - MOST })}</li>}
        </ul>
      )}
      {rows.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
        <section className="dry" tabIndex={0} aria-label={t('Rows')}>
          <table>
            <thead>
              <tr>
                {headings.map((heading) => (
                  <th key={heading} scope="col">
                    {said(heading)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.slice(0, MOST).map((row) => (
                <tr key={row[0]}>
                  {row.map((cell, at) => (
                    <td key={headings[at]} className={at === 0 ? undefined : 'mono'}>
                      {cell}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
          {rows.length > MOST && <p className="muted">{t('and {count} more', { count: rows.length - MOST })}</p>}
        </section>
      )}
    </section>
  )
}
