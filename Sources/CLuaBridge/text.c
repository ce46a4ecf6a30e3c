// Growing arrays outside the arena, escaping of messages, and suggestions for misspelt names.

#include <stdio.h>
#include <stdlib.h>

#include "internal.h"

bool clb_text_add(clb_text *text, const char *bytes, size_t length) {
  if (length > text->room - text->length) {
    size_t room = text->room < 256 ? 256 : text->room * 2;
    while (room - text->length < length) room *= 2;
    char *grown = realloc(text->bytes, room);
    if (grown == NULL) return false;
    text->bytes = grown;
    text->room = room;
  }
  if (length > 0) memcpy(text->bytes + text->length, bytes, length);
  text->length += length;
  return true;
}

// The length of a well-formed UTF-8 sequence at `at`, or 0.
static size_t sequence_length(const unsigned char *at, size_t left) {
  unsigned char lead = at[0];
  size_t length = lead < 0x80 ? 1 : lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3
                : lead < 0xF5 ? 4 : 0;
  if (length == 0 || length > left) return 0;
  for (size_t i = 1; i < length; i++)
    if ((at[i] & 0xC0) != 0x80) return 0;
  if (lead == 0xE0 && at[1] < 0xA0) return 0;
  if (lead == 0xED && at[1] > 0x9F) return 0;
  if (lead == 0xF0 && at[1] < 0x90) return 0;
  if (lead == 0xF4 && at[1] > 0x8F) return 0;
  return length;
}

// Adds text with control bytes and what is not UTF-8 written as \xNN, cut at `limit` bytes. Line
// feeds and tabs become \n and \t, so that a message cannot forge a second line.
void clb_text_add_safe(clb_text *text, const char *bytes, size_t length, size_t limit) {
  size_t start = text->length;
  for (size_t i = 0; i < length;) {
    const unsigned char *at = (const unsigned char *)bytes + i;
    size_t step = sequence_length(at, length - i);
    char escaped[8];
    const char *piece = (const char *)at;
    size_t piece_length = step;
    bool control =
      step == 1 ? (*at < 0x20 || *at == 0x7F) : step == 2 && *at == 0xC2 && at[1] < 0xA0;
    if (step == 0 || control) {
      step = step == 0 ? 1 : step;
      int written = *at == '\n'   ? snprintf(escaped, sizeof escaped, "\\n")
                    : *at == '\t' ? snprintf(escaped, sizeof escaped, "\\t")
                                  : snprintf(escaped, sizeof escaped, "\\x%02X", at[step - 1]);
      piece = escaped;
      piece_length = (size_t)written;
    }
    if (text->length - start + piece_length + 3 > limit) {
      clb_text_add(text, "...", 3);
      return;
    }
    if (!clb_text_add(text, piece, piece_length)) return;
    i += step;
  }
}

bool clb_values_add(clb_values *values, clb_value value) {
  if (values->count == values->room) {
    uint32_t room = values->room < 64 ? 64 : values->room * 2;
    if (room <= values->room) return false;
    clb_value *grown = realloc(values->items, room * sizeof(clb_value));
    if (grown == NULL) return false;
    values->items = grown;
    values->room = room;
  }
  values->items[values->count++] = value;
  return true;
}

// Edit distance with neighbouring letters swapped as one step, up to 31 bytes; else "far".
static unsigned distance(const char *a, size_t m, const char *b, size_t n) {
  if (m > 31 || n > 31) return 99;
  unsigned char rows[3][32];
  for (size_t j = 0; j <= n; j++) rows[0][j] = (unsigned char)j;
  for (size_t i = 1; i <= m; i++) {
    unsigned char *row = rows[i % 3], *last = rows[(i + 2) % 3], *before = rows[(i + 1) % 3];
    row[0] = (unsigned char)i;
    for (size_t j = 1; j <= n; j++) {
      unsigned best = last[j - 1] + (a[i - 1] != b[j - 1]);
      if (last[j] + 1u < best) best = last[j] + 1u;
      if (row[j - 1] + 1u < best) best = row[j - 1] + 1u;
      bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped && before[j - 2] + 1u < best)
        best = before[j - 2] + 1u;
      row[j] = (unsigned char)best;
    }
  }
  return rows[m % 3][n];
}

// Adds "; did you mean 'x'?" for the string key of a table nearest to a word, if one is near.
void clb_suggest(clb_text *into, const char *word, size_t length, lua_State *L, int table) {
  clb_state *state = clb_of(L);
  unsigned best = length < 4 ? 2 : 3;
  char found[32] = "";
  table = lua_absindex(L, table);
  luaL_checkstack(L, 3, NULL);
  for (lua_pushnil(L); lua_next(L, table); lua_pop(L, 1)) {
    clb_work(state, 64);
    if (lua_type(L, -2) != LUA_TSTRING) continue;
    size_t size;
    const char *name = lua_tolstring(L, -2, &size);
    unsigned far = distance(word, length, name, size);
    if (far > best || (far == best && (found[0] == 0 || strcmp(name, found) >= 0))) continue;
    if (far >= length) continue;
    best = far;
    memcpy(found, name, size + 1);
  }
  if (found[0] == 0) return;
  clb_text_add(into, "; did you mean '", 16);
  clb_text_add(into, found, strlen(found));
  clb_text_add(into, "'?", 2);
}
