import { decodeText } from '../../design/index'
import type { ImportFile } from './types'

/** A file as text, whatever it came as. */
export const textOfFile = (file: ImportFile): string => ('bytes' in file ? decodeText(file.bytes).text : file.text)
