/**
 * Dots over the secrets of a text in the editor, and in what is copied from it. The one that the cursor stands at can be
 * read, as it is being edited.
 */
import { Compartment, type EditorState, type Extension, RangeSetBuilder } from '@codemirror/state'
import { Decoration, type DecorationSet, EditorView, ViewPlugin, type ViewUpdate, WidgetType } from '@codemirror/view'
import { DOTS, masked, secretsIn } from '../../secrets/index'

class Dots extends WidgetType {
  override eq(): boolean {
    return true
  }
  override toDOM(): HTMLElement {
    const dots = document.createElement('span')
    dots.className = 'cm-secret'
    dots.textContent = DOTS
    dots.setAttribute('aria-label', 'hidden secret')
    return dots
  }
}

const dots = Decoration.replace({ widget: new Dots() })

function dotsOver(state: EditorState, places: ReturnType<typeof secretsIn>, edited: boolean): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>()
  const { from, to } = state.selection.main
  let past = 0
  for (const place of places) {
    if (place.from < past || place.from >= place.to) continue
    past = place.to
    const isAt = edited && from === to && from >= place.from && to <= place.to
    if (!isAt) builder.add(place.from, place.to, dots)
  }
  return builder.finish()
}

const hiding = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet
    places: ReturnType<typeof secretsIn>
    constructor(view: EditorView) {
      this.places = secretsIn(view.state.doc.toString())
      this.decorations = dotsOver(view.state, this.places, false)
    }
    update(update: ViewUpdate) {
      if (!update.docChanged && !update.selectionSet && !update.focusChanged) return
      if (update.docChanged) this.places = secretsIn(update.state.doc.toString())
      const edited = update.view.hasFocus && !update.state.readOnly
      this.decorations = dotsOver(update.state, this.places, edited)
    }
  },
  { decorations: (plugin) => plugin.decorations },
)

/** What the editor has while secrets are hidden, and while they are shown. */
export const secretsAs = (shown: boolean): Extension =>
  shown ? [] : [hiding, EditorView.clipboardOutputFilter.of((text) => masked(text))]

/** The place of it in an editor that outlives the switch. */
export const secretsPart = new Compartment()
