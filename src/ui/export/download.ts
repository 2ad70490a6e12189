/** Files out of the page, through the browser's own download. */

/** Long enough for a browser to have taken the file, however slow. */
const KEPT_MS = 10_000

function download(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), KEPT_MS)
}

export function downloadText(name: string, text: string): void {
  download(name, new Blob([text], { type: 'text/plain' }))
}

export function downloadBytes(name: string, bytes: Uint8Array<ArrayBuffer>, type = 'application/zip'): void {
  download(name, new Blob([bytes], { type }))
}

/** A design's name as the beginning of a file name: letters and digits of any script, joined by hyphens. */
export function fileStem(name: string): string {
  const stem = name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}_]+/gu, '-')
    .replace(/^-+|-+$/g, '')
  return stem === '' ? 'design' : stem
}
