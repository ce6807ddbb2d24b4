import {
  createContext,
  type ReactNode,
  type RefObject,
  useCallback,
  useContext,
  useMemo,
  useRef,
  useState,
} from "react";
import { flushSync } from "react-dom";
import { useSearch } from "./use-search";

interface Draft {
  /** What is in the box. */
  text: string;
  /** It takes the place of the whole search, and is not added to it. */
  isWhole: boolean;
  type: (text: string) => void;
  empty: () => void;
  /** Puts the whole search into the box, to be changed there. */
  edit: () => void;
  input: RefObject<HTMLInputElement | null>;
  /** Whether the box is there on a phone, which has no room for it all the time. */
  isOpened: boolean;
  setOpened: (isOpened: boolean) => void;
  /** Shows the box and takes the focus to it. */
  enter: () => void;
}

const DraftContext = createContext<Draft | null>(null);

interface Typed {
  text: string;
  /** The search in whose place it is typed; null while it is to be added. */
  insteadOf: string | null;
}

const NOTHING: Typed = { text: "", insteadOf: null };

/** Keeps what is typed into the search box until it is searched for. */
export function DraftProvider({ children }: { children: ReactNode }) {
  const { q } = useSearch();
  const [typed, setTyped] = useState(NOTHING);
  const type = useCallback(
    (text: string) => setTyped(({ insteadOf }) => ({ text, insteadOf: insteadOf === q ? insteadOf : null })),
    [q],
  );
  const empty = useCallback(() => setTyped(NOTHING), []);
  const input = useRef<HTMLInputElement>(null);
  const [isOpened, setOpened] = useState(false);
  const enter = useCallback(() => {
    flushSync(() => setOpened(true));
    input.current?.focus();
    input.current?.select();
  }, []);
  const edit = useCallback(() => setTyped({ text: q, insteadOf: q }), [q]);
  const isOfAnother = typed.insteadOf !== null && typed.insteadOf !== q;
  const text = isOfAnother ? "" : typed.text;
  const isWhole = typed.insteadOf === q;
  const draft = useMemo(
    () => ({ text, isWhole, type, empty, edit, input, isOpened, setOpened, enter }),
    [text, isWhole, type, empty, edit, isOpened, enter],
  );
  return <DraftContext value={draft}>{children}</DraftContext>;
}

export function useDraft(): Draft {
  const draft = useContext(DraftContext);
  if (!draft) throw new Error("useDraft needs a DraftProvider above it");
  return draft;
}
