/* Texts that travel as numbers of words; the page's words.py writes them and tells how. */

const WORD = /[0-9A-Za-z가-힣]/;
const ONE_BYTE = 160;
const TWO_BYTES = 80;

/**
 * The texts that these bytes stand for; number 0 ends each of them.
 * @param {Uint8Array} bytes
 * @param {string[]} words
 * @returns {string[]}
 */
export function textsOf(bytes, words) {
  const isWord = words.map((piece) => WORD.test(piece.charAt(0)));
  isWord[0] = false;
  const texts = [];
  let text = "";
  let afterWord = false;
  for (let at = 0; at < bytes.length; at += 1) {
    let number = bytes[at];
    if (number >= ONE_BYTE + TWO_BYTES) {
      number = (number - ONE_BYTE - TWO_BYTES) * 65536 + bytes[at + 1] * 256 + bytes[at + 2];
      number += ONE_BYTE + TWO_BYTES * 256;
      at += 2;
    } else if (number >= ONE_BYTE) {
      number = ONE_BYTE + (number - ONE_BYTE) * 256 + bytes[at + 1];
      at += 1;
    }
    if (number === 0) {
      texts.push(text);
      text = "";
      afterWord = false;
    } else {
      // a single space between two words is left out
      text += afterWord && isWord[number] ? ` ${words[number]}` : words[number];
      afterWord = isWord[number];
    }
  }
  return texts;
}
