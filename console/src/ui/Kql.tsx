import { CopyButton } from './CopyButton';
import { tokens } from './kql';

/** A query as code, with its words told apart. */
export const Kql = ({ text }: { text: string }) => (
  <div className="kql">
    <pre tabIndex={0} role="region" aria-label="KQL">
      <code>
        {tokens(text).map((it, index) => (
          <span key={index} className={`kql-${it.kind}`}>
            {it.text}
          </span>
        ))}
      </code>
    </pre>
    <CopyButton text={text} what="the query" />
  </div>
);
