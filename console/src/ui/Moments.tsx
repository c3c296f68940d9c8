import { cited } from '../sessions/citations';
import { Time } from '../time/Time';

/** A text in which each moment is told in the reader's zone. */
export const Moments = ({ text }: { text: string }) =>
  cited(text).map(({ text: words, at }, index) => (at === undefined ? words : <Time key={index} at={at} as="short" />));
