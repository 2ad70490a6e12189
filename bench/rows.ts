/** All rows that need no browser, in the order of the table. */
import type { Row } from './row'

export async function rowsOfAll(): Promise<readonly Row[]> {
  const files = await Promise.all([
    import('./rows/settle'),
    import('./rows/forward'),
    import('./rows/trace'),
    import('./rows/sweep'),
    import('./rows/failover'),
    import('./rows/texts'),
    import('./rows/reference'),
    import('./rows/heap'),
    import('./rows/service'),
    import('./rows/edit'),
  ])
  return files.flatMap(({ rows }) => rows)
}
