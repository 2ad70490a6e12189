/**
 * The encoder, beside the page, so that the page goes on meanwhile. A message is the kind of film, before its first frame, a frame, or
 * that there are no more.
 */
import { type Film, type Frame, makeFilm } from './encode'
import { makeVideo } from './video'

/** What a film is written as. */
export type FilmFormat = 'gif' | 'webm'

/** What became of a message: the film at its end, or why there is none. */
export type FilmAnswer = { readonly bytes?: Uint8Array<ArrayBuffer> } | { readonly failed: string }

let film: Film | undefined

async function answer(said: FilmFormat | Frame | 'end'): Promise<FilmAnswer> {
  switch (said) {
    case 'gif':
      film = makeFilm()
      return {}
    case 'webm':
      film = makeVideo()
      return {}
    case 'end':
      return film ? { bytes: await film.bytes() } : { failed: 'there is nothing to film' }
    default:
      await film?.add(said)
      return {}
  }
}

addEventListener('message', ({ data }: MessageEvent<FilmFormat | Frame | 'end'>) => {
  answer(data)
    .catch((error: unknown): FilmAnswer => ({ failed: error instanceof Error ? error.message : String(error) }))
    .then((value) => postMessage(value))
})
