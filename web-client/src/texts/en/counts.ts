export const days = (count: number) => (count === 1 ? "one day" : `${count.toLocaleString("en")} days`);
