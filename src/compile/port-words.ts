/** Ports in the words of a release. */
import { releaseDefaults } from '../config/index'

/** The name of port 4500 came with NAT traversal: a release before it knows only the number. */
export const withPortWords = (release: string, text: string): string =>
  releaseDefaults(release).natTraversal ? text : text.replaceAll(' eq non500-isakmp', ' eq 4500')
