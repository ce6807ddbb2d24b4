/** Made by build-tools/world-map.ts. */
declare module "virtual:world-map" {
  export const land: string;
  export const borders: string;
}
