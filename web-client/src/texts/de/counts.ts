export const photos = (count: number) => (count === 1 ? "1 Foto" : `${count.toLocaleString("de")} Fotos`);
export const days = (count: number) => (count === 1 ? "einen Tag" : `${count.toLocaleString("de")} Tage`);
