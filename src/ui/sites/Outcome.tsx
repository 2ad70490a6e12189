/** What would come, row by row, and what is wrong where: nothing is done yet. */
import { plural } from '../../net/index'
import { type DryRun, problemText } from './template'

/** Rows and problems that are listed; the rest is counted. */
const MOST = 200

export function Outcome({ run, word }: { readonly run: DryRun; readonly word: string }) {
  const { headings, rows, problems } = run
  return (
    <section aria-label="What would come">
      <p role="status">
        {plural(rows.length, 'site')} would be {word}
        {problems.length > 0 && `, ${plural(problems.length, 'problem')}`}.
      </p>
      {problems.length > 0 && (
        <ul className="problems" aria-label="Problems">
          {problems.slice(0, MOST).map((problem, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: problems are told in the order of the table
            <li key={at} className="problem">
              {problemText(problem)}
            </li>
          ))}
          {problems.length > MOST && <li>and {problems.length - MOST} more</li>}
        </ul>
      )}
      {rows.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
        <section className="dry" tabIndex={0} aria-label="Rows">
          <table>
            <thead>
              <tr>
                {headings.map((heading) => (
                  <th key={heading} scope="col">
                    {heading}
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
          {rows.length > MOST && <p className="muted">and {rows.length - MOST} more</p>}
        </section>
      )}
    </section>
  )
}
