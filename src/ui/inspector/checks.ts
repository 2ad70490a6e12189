/** What a text field may hold, as sentences for who types. */
import { parseIp, parsePrefix } from '../../net/index'
import { t } from '../words/language'

export const anAddress = (text: string): string | undefined =>
  parseIp(text) === undefined ? t('"{text}" is no address: write it like 10.81.0.3', { text }) : undefined
const anAddressOrNothing = (text: string): string | undefined => (text === '' ? undefined : anAddress(text))

/** A gateway has an address that one neighbour can have. */
export function aGatewayOrNothing(text: string): string | undefined {
  const problem = anAddressOrNothing(text)
  const first = Number(text.split('.')[0])
  if (problem !== undefined || text === '' || (first > 0 && first < 224)) return problem
  return t("{text} is no device's own address: write that of the next hop, like 10.81.0.3", { text })
}

/** An address with its mask length. */
export function withLength(text: string): string | undefined {
  const [address = '', length = '', ...more] = text.split('/')
  if (parseIp(address) === undefined) return t('"{address}" is no address: write it like 10.81.0.3/29', { address })
  if (length === '') return t('The mask length is missing: write it like 10.81.0.3/29')
  return /^\d{1,2}$/.test(length) && Number(length) <= 32 && more.length === 0
    ? undefined
    : t('"/{value}" is no mask length: it is a number from 0 to 32, as in 10.81.0.3/29', {
        value: [length, ...more].join('/'),
      })
}

export function prefixes(text: string): string | undefined {
  const wrong = text.split(/[\s,]+/).filter((part) => part !== '' && !parsePrefix(part))
  return wrong.length === 0
    ? undefined
    : t('"{value}" is no prefix: write it like 10.81.2.0/23', { value: wrong[0] ?? '' })
}

export const aWord = (text: string): string | undefined =>
  /^\S+$/.test(text) ? undefined : t('One word without blanks is needed')

const TRANSFORMS =
  /^(esp-(des|3des|null|gcm( (128|192|256))?|aes( (128|192|256))?)|esp-(md5|sha|sha256|sha384|sha512)-hmac)$/

/** `esp-3des esp-sha-hmac`: the transforms of a set. */
export function readTransforms(text: string): readonly string[] | string {
  const words = text.trim().split(/\s+/)
  const transforms: string[] = []
  for (const word of words) {
    if (/^\d+$/.test(word) && transforms.length > 0) transforms.push(`${transforms.pop()} ${word}`)
    else transforms.push(word)
  }
  const wrong = transforms.find((transform) => !TRANSFORMS.test(transform))
  return wrong === undefined
    ? transforms
    : t('"{wrong}" is no transform: write them like esp-3des esp-sha-hmac', { wrong })
}
