import { Download } from 'lucide-react';

interface Props {
  name: string;
  /** Without the format. */
  href: string;
  file: string;
  formats: readonly string[];
}

/** The same document in the format one needs. */
export const DownloadMenu = ({ name, href, file, formats }: Props) => (
  <details className="menu">
    <summary className="button">
      <Download size={16} aria-hidden /> {name}
    </summary>
    <ul className="menu-list">
      {formats.map((it) => (
        <li key={it}>
          <a href={`${href}?format=${it}`} download={`${file}.${it}`}>
            {it.toUpperCase()}
          </a>
        </li>
      ))}
    </ul>
  </details>
);
