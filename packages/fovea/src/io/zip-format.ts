// Numbers of the zip format (APPNOTE 6.3.10, 4.3 to 4.5) that reading and writing share.

/** How each record starts. */
export const SIGNATURE = {
  end: 0x06054b50,
  locator: 0x07064b50,
  end64: 0x06064b50,
  directory: 0x02014b50,
  local: 0x04034b50,
} as const;

/** Of an entry's own header, without name and extra fields. */
export const LOCAL_BYTES = 30;
/** Say that the value stands in a field of 64 bits. */
export const NO_16 = 0xffff;
export const NO_32 = 0xffffffff;
/** The extra field that holds it. */
export const ZIP64_FIELD = 1;
