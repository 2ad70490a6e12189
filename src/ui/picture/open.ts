/** A picture that was dropped or chosen: the design in it is opened as one more in the list. */
import { notify, openShared } from '../../store/index'
import { leavingTyped } from '../typed/leaving'
import { linkInPng, linkInSvg } from './carried'

/** Bytes of the largest picture that is looked into. */
const MOST = 50_000_000

export async function openPicture(file: File): Promise<void> {
  if (file.size > MOST)
    return notify(`${file.name} is larger than any picture of Headend's, and was not opened.`, 'error')
  const bytes = new Uint8Array(await file.arrayBuffer())
  const link = /\.svg$/i.test(file.name) ? linkInSvg(new TextDecoder().decode(bytes)) : linkInPng(bytes)
  if (link === undefined)
    return notify(
      `${file.name} holds no design: it was made without one, by another program, or was converted since. Ask for the picture as it was saved, or for the design's file.`,
      'error',
    )
  leavingTyped(() => void openShared(link))
}
