import { Radar } from 'lucide-react';
import { PageHead } from '../ui/PageHead';
import { signIn } from './signing';

/** What stands for everything else while nobody is signed in. */
export const SignedOut = () => (
  <main className="signed-out">
    <div className="signed-out-card">
      <span className="brand">
        <Radar size={24} aria-hidden /> SoCMate
      </span>
      <PageHead title="Sign in" facts="Scheduled security investigations, and what they found." />
      <button type="button" className="button primary wide" onClick={signIn}>
        Sign in
      </button>
      <p className="secondary">
        The first administrator opens the link that <code>./socmate up</code> prints.
      </p>
    </div>
  </main>
);
