export const photos = (count: number) => (count === 1 ? "1 Foto" : `${count.toLocaleString("de")} Fotos`);
