import { decodeText } from '../../design/index'

/** What a file says, whatever its encoding: a browser's own way replaces every byte that is no UTF-8. */
export const textOf = async (file: File): Promise<string> => decodeText(new Uint8Array(await file.arrayBuffer())).text
