/** Files out of the page: downloads and the clipboard. */
import { notify } from '../../store/index'

function download(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}

export function downloadText(name: string, text: string): void {
  download(name, new Blob([text], { type: 'text/plain' }))
}

export function downloadBytes(name: string, bytes: Uint8Array<ArrayBuffer>): void {
  download(name, new Blob([bytes], { type: 'application/zip' }))
}

/** Puts text on the clipboard; a browser that refuses is told apart from one that did it. */
export async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text)
    notify('Copied.')
  } catch {
    notify('The browser does not let this page copy: download the file instead.', 'error')
  }
}
