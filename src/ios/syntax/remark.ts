/** The line before a remark that stands behind it (`delay 20 ! slow`); nothing where there is none. */
export function withoutRemark(line: string): string | undefined {
  const remark = line.search(/(?<!\s)\s+!/)
  return remark < 0 ? undefined : line.slice(0, remark)
}
