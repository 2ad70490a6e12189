/** Edits of frames and notes. */
import * as v from 'valibot'
import { firstProblem } from '../file/problems'
import type { Annotation } from '../model/annotation'
import type { Design } from '../model/design'
import { sameValue } from '../model/same'
import { annotationSchema } from '../model/schema'

/** Adds frames and notes, and sets those whose ids are there already. */
export function putAnnotations(design: Design, annotations: readonly Annotation[]): Design | string {
  const result = v.safeParse(v.array(annotationSchema), annotations)
  if (!result.success) return firstProblem(result.issues, 'It cannot be drawn so')
  const old = design.annotations ?? []
  const put = new Map(result.output.map((item) => [item.id, item]))
  const known = new Set(old.map(({ id }) => id))
  const next = [...old.map((item) => put.get(item.id) ?? item), ...[...put.values()].filter(({ id }) => !known.has(id))]
  return sameValue(next, old) ? design : { ...design, annotations: next }
}

export function removeAnnotations(design: Design, ids: ReadonlySet<string>): Design {
  const { annotations = [], ...rest } = design
  const left = annotations.filter(({ id }) => !ids.has(id))
  if (left.length === annotations.length) return design
  return left.length === 0 ? rest : { ...rest, annotations: left }
}

/** An id that no frame or note of the design has. */
export function freeAnnotationId(design: Design, kind: Annotation['kind']): string {
  const taken = new Set(design.annotations?.map(({ id }) => id))
  for (let n = 1; ; n++) if (!taken.has(`${kind}-${n}`)) return `${kind}-${n}`
}
