import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { useToast } from './toasts';

export const CopyButton = ({ text, what }: { text: string; what: string }) => {
  const [copied, setCopied] = useState(false);
  const toast = useToast();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
      setTimeout(() => {
        setCopied(false);
      }, 2000);
    } catch {
      toast({ words: 'The browser does not let the console copy.', tone: 'failed' });
    }
  };
  return (
    <button type="button" className="icon-button" aria-label={`Copy ${what}`} title={`Copy ${what}`} onClick={() => void copy()}>
      {copied ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />}
    </button>
  );
};
