import { Toast } from "@base-ui/react/toast";
import { X } from "lucide-react";
import { type ReactNode, useMemo } from "react";
import { useTexts } from "../../texts";
import { IconButton } from "./button";
import styles from "./notices.module.css";
import { Reason } from "./words/reason";

const OFFERED_MS = 10_000;

export function NoticesProvider({ children }: { children: ReactNode }) {
  const t = useTexts();
  return (
    <Toast.Provider timeout={6000} limit={3}>
      {children}
      <Toast.Portal>
        <Toast.Viewport className={styles.viewport} aria-label={t.common.notices}>
          <NoticeList />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}

/** Short notices at the edge of the page: what was done, or why it was not. */
export function useNotices() {
  const { add, close } = Toast.useToastManager();
  const { title } = useTexts().problems;
  return useMemo(
    () => ({
      say: (text: string) => void add({ description: text }),
      /** Says it, with something that may be done about it for a while, once. */
      offer: (text: string, action: string, onAct: () => void) => {
        const act = () => {
          close(id);
          onAct();
        };
        const actionProps = { children: action, onClick: act };
        const id = add({ description: text, timeout: OFFERED_MS, actionProps });
      },
      /** Says it until something is done about it, or it is dismissed. */
      hold: (text: string, action: string, onAct: () => void) =>
        void add({ description: text, timeout: 0, actionProps: { children: action, onClick: onAct } }),
      complain: (error: unknown) =>
        add({
          title,
          description: <Reason error={error} />,
          type: "error",
          priority: "high",
          timeout: 12_000,
        }),
    }),
    [add, close, title],
  );
}

/** One without a title, which would name it, is called by what it says. */
function nameOf({ title, description }: { title?: ReactNode; description?: ReactNode }) {
  return title === undefined && typeof description === "string" ? { "aria-label": description } : {};
}

function NoticeList() {
  const { toasts } = Toast.useToastManager();
  const t = useTexts();
  return toasts.map((toast) => (
    <Toast.Root key={toast.id} toast={toast} className={styles.notice} {...nameOf(toast)}>
      <Toast.Content className={styles.content}>
        <div>
          <Toast.Title className={styles.title} />
          <Toast.Description />
        </div>
        <Toast.Action className={styles.action} />
        <Toast.Close render={<IconButton icon={X} label={t.common.dismiss} />} />
      </Toast.Content>
    </Toast.Root>
  ));
}
