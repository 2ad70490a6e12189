/**
 * Which texts of a file of the page do not go through the catalogue: what stands between tags, in the attributes that are read
 * or read aloud, strings that are drawn by an expression between tags, and what is told by a notice. Files are read as TypeScript, not by patterns.
 */
import { parseSync } from 'vite'

export interface Unspoken {
  readonly line: number
  readonly text: string
  /** An element gets it that asks the catalogue itself. */
  readonly asked: boolean
}

/** Attributes that people read or hear. */
const READ: ReadonlySet<string> = new Set([
  'aria-label',
  'aria-description',
  'aria-valuetext',
  'aria-roledescription',
  'title',
  'placeholder',
  'alt',
  'data-title',
  'label',
  'hint',
])

/** Their own attributes go through the catalogue inside, by `said`. */
const SAY_THEMSELVES: ReadonlySet<string> = new Set([
  'TextField',
  'NumberField',
  'SelectField',
  'CheckField',
  'SecretField',
  'AreaField',
  'Dialog',
  'Tabs',
  'MenuButton',
  'Explained',
  'LabelLine',
])

/** What stands in them is a line, an output, or a key. */
const OF_DEVICES: ReadonlySet<string> = new Set(['code', 'pre', 'kbd', 'samp', 'style'])

interface Node {
  readonly type: string
  readonly start: number
  readonly [field: string]: unknown
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string'

const childrenOf = (node: Node): readonly Node[] =>
  Object.values(node).flatMap((value) => (Array.isArray(value) ? value.filter(isNode) : isNode(value) ? [value] : []))

const hasWords = (text: string) => /\p{L}{2}/u.test(text)

export function unspokenOf(file: string, source: string): readonly Unspoken[] {
  const found: Unspoken[] = []
  const add: Add = ({ start }, text, asked = false) => {
    const words = text.replace(/\s+/g, ' ').trim()
    if (hasWords(words)) found.push({ line: source.slice(0, start).split('\n').length, text: words, asked })
  }
  visit(parseSync(file, source).program as unknown as Node, '', add)
  return found
}

type Add = (node: Node, text: string, asked?: boolean) => void

function visit(node: Node, element: string, add: Add): void {
  switch (node.type) {
    case 'JSXElement': {
      const opening = node.openingElement as Node
      const name = nameOf(opening.name)
      for (const attribute of childrenOf(opening)) visit(attribute, name, add)
      for (const child of node.children as readonly Node[]) visit(child, name, add)
      return
    }
    case 'JSXText':
      if (!OF_DEVICES.has(element)) add(node, String(node.value))
      return
    case 'JSXAttribute':
      return ofAttribute(node, element, add)
    case 'CallExpression': {
      const [first] = node.arguments as readonly Node[]
      if (nameOf(node.callee) === 'notify' && first) drawn(first, add)
      break
    }
    case 'JSXExpressionContainer': {
      const expression = node.expression as Node
      if (!OF_DEVICES.has(element)) drawn(expression, add)
      return visit(expression, element, add)
    }
  }
  for (const child of childrenOf(node)) visit(child, node.type === 'JSXFragment' ? '' : element, add)
}

function ofAttribute(node: Node, element: string, add: Add): void {
  const value = node.value
  if (!isNode(value)) return
  const isRead = READ.has(nameOf(node.name))
  const asks = SAY_THEMSELVES.has(element)
  if (value.type === 'Literal') return isRead ? add(value, String(value.value), asks) : undefined
  const expression = value.expression
  if (!isNode(expression)) return
  if (isRead && !asks) drawn(expression, add)
  visit(expression, '', add)
}

/** Strings that an expression comes to: itself, or the ends of its choices. */
function drawn(node: Node, add: Add): void {
  if (node.type === 'Literal' && typeof node.value === 'string') return add(node, node.value)
  if (node.type === 'TemplateLiteral') {
    const texts = (node.quasis as readonly Node[]).map((part) => (part.value as { cooked: string }).cooked)
    return add(node, texts.join(' … '))
  }
  if (node.type === 'ConditionalExpression') {
    drawn(node.consequent as Node, add)
    return drawn(node.alternate as Node, add)
  }
  if (node.type === 'LogicalExpression') {
    if (node.operator !== '&&') drawn(node.left as Node, add)
    return drawn(node.right as Node, add)
  }
}

const nameOf = (name: unknown): string => (isNode(name) ? String(name.name ?? '') : '')
