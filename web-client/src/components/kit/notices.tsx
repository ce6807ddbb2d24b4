import { Toast } from "@base-ui/react/toast";
import { X } from "lucide-react";
import { type ReactNode, useMemo } from "react";
import { useTexts } from "../../texts";
import { IconButton } from "./button";
import styles from "./notices.module.css";
import { Reason } from "./words/reason";

export function NoticesProvider({ children }: { children: ReactNode }) {
  return (
    <Toast.Provider timeout={6000} limit={3}>
      {children}
      <Toast.Portal>
        <Toast.Viewport className={styles.viewport}>
          <NoticeList />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}

/** Short notices at the edge of the page: what was done, or why it was not. */
export function useNotices() {
  const { add } = Toast.useToastManager();
  const { title } = useTexts().problems;
  return useMemo(
    () => ({
      say: (text: string) => add({ description: text }),
      complain: (error: unknown) =>
        add({
          title,
          description: <Reason error={error} />,
          type: "error",
          priority: "high",
          timeout: 12_000,
        }),
    }),
    [add, title],
  );
}

function NoticeList() {
  const { toasts } = Toast.useToastManager();
  const t = useTexts();
  return toasts.map((toast) => (
    <Toast.Root key={toast.id} toast={toast} className={styles.notice}>
      <Toast.Content className={styles.content}>
        <div>
          <Toast.Title className={styles.title} />
          <Toast.Description />
        </div>
        <Toast.Close render={<IconButton icon={X} label={t.common.dismiss} />} />
      </Toast.Content>
    </Toast.Root>
  ));
}
