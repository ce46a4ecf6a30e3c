// string.format: every result is bounded by its arguments, and no address is ever shown.

#include <math.h>
#include <stdio.h>

#include "internal.h"

// One conversion: "%", flags, at most two digits of width, and of precision.
typedef struct conversion {
  char text[24];  // as for snprintf, without the letter
  size_t length;
  char letter;
  bool left;
  int width;
  int precision;  // -1: none
} conversion;

enum { NUMBER_ROOM = 512 };  // %99.99f of 1e308 takes 410 bytes

_Noreturn static void invalid(lua_State *L, const char *from, const char *to) {
  size_t length = (size_t)(to - from) < 20 ? (size_t)(to - from) : 20;
  clb_raise(L, "invalid conversion '%.*s' to 'format'", (int)length, from);
}

// Reads at most two digits; -1 if there is none.
static int digits(const char **at, const char *end) {
  int value = -1;
  for (int i = 0; i < 2 && *at < end && **at >= '0' && **at <= '9'; i++)
    value = (value < 0 ? 0 : value * 10) + (*(*at)++ - '0');
  return value;
}

// Reads the conversion that starts behind the "%" at `from`; returns what follows its letter.
static const char *read_conversion(lua_State *L, conversion *c, const char *from, const char *end) {
  const char *at = from + 1;
  c->left = false;
  while (at < end && at - from <= 5 && strchr("-+ #0", *at) != NULL && *at != 0)
    c->left |= *at++ == '-';
  c->width = digits(&at, end);
  c->precision = -1;
  if (at < end && *at == '.') {
    at++;
    c->precision = digits(&at, end);
    if (c->precision < 0) c->precision = 0;
  }
  if (at >= end) invalid(L, from, end);
  c->length = (size_t)(at - from);
  if (c->length > 16) invalid(L, from, at + 1);
  memcpy(c->text, from, c->length);
  c->letter = *at;
  return at + 1;
}

static void finish(conversion *c, const char *modifier) {
  size_t length = strlen(modifier);
  memcpy(c->text + c->length, modifier, length);
  c->text[c->length + length] = c->letter;
  c->text[c->length + length + 1] = 0;
}

static void add_padded(luaL_Buffer *out, const conversion *c, const char *bytes, size_t length) {
  size_t width = c->width < 0 ? 0 : (size_t)c->width;
  size_t space = width > length ? width - length : 0;
  if (!c->left) for (size_t i = 0; i < space; i++) luaL_addchar(out, ' ');
  luaL_addlstring(out, bytes, length);
  if (c->left) for (size_t i = 0; i < space; i++) luaL_addchar(out, ' ');
}

static void add_integer(lua_State *L, luaL_Buffer *out, conversion *c, int argument) {
  long long value = luaL_checkinteger(L, argument);
  char *room = luaL_prepbuffsize(out, NUMBER_ROOM);
  finish(c, "ll");
#pragma clang diagnostic ignored "-Wformat-nonliteral"
  luaL_addsize(out, (size_t)snprintf(room, NUMBER_ROOM, c->text, value));
}

static void add_float(lua_State *L, luaL_Buffer *out, conversion *c, int argument) {
  double value = luaL_checknumber(L, argument);
  char *room = luaL_prepbuffsize(out, NUMBER_ROOM);
  finish(c, "");
  luaL_addsize(out, (size_t)snprintf(room, NUMBER_ROOM, c->text, value));
}

static void add_text(lua_State *L, luaL_Buffer *out, conversion *c, int argument) {
  size_t length;
  const char *bytes = clb_tostring(L, argument, &length);
  if (c->precision >= 0 && (size_t)c->precision < length) length = (size_t)c->precision;
  clb_work(clb_of(L), length / 8 + 1);
  if (c->width < 0 && c->precision < 0) {
    luaL_addvalue(out);
    return;
  }
  // The text may lie below the buffer's own slot, so it is copied out first.
  char small[128];
  if (length <= sizeof small) {
    memcpy(small, bytes, length);
    lua_pop(L, 1);
    add_padded(out, c, small, length);
    return;
  }
  // Longer than any width: no padding is needed.
  lua_pushlstring(L, bytes, length);
  lua_remove(L, -2);
  luaL_addvalue(out);
}

static void add_quoted_string(lua_State *L, luaL_Buffer *out, int argument) {
  size_t length;
  const char *bytes = lua_tolstring(L, argument, &length);
  luaL_addchar(out, '"');
  for (size_t i = 0; i < length; i++) {
    clb_work(clb_of(L), 1);
    unsigned char c = (unsigned char)bytes[i];
    if (c == '"' || c == '\\' || c == '\n') {
      luaL_addchar(out, '\\');
      luaL_addchar(out, (char)c);
    } else if (c < 32 || c == 127) {
      bool more = i + 1 < length && bytes[i + 1] >= '0' && bytes[i + 1] <= '9';
      char text[8];
      int written = snprintf(text, sizeof text, more ? "\\%03d" : "\\%d", c);
      luaL_addlstring(out, text, (size_t)written);
    } else {
      luaL_addchar(out, (char)c);
    }
  }
  luaL_addchar(out, '"');
}

static void add_quoted_number(lua_State *L, luaL_Buffer *out, int argument) {
  char text[64];
  int written;
  if (lua_isinteger(L, argument)) {
    long long value = lua_tointeger(L, argument);
    written = snprintf(text, sizeof text, value == LUA_MININTEGER ? "0x%llx" : "%lld", value);
  } else {
    double value = lua_tonumber(L, argument);
    if (isnan(value)) written = snprintf(text, sizeof text, "(0/0)");
    else if (isinf(value)) written = snprintf(text, sizeof text, value > 0 ? "1e9999" : "-1e9999");
    else written = snprintf(text, sizeof text, "%a", value);
  }
  luaL_addlstring(out, text, (size_t)written);
}

// A literal that Lua reads back as the same value.
static void add_quoted(lua_State *L, luaL_Buffer *out, conversion *c, int argument) {
  if (c->length > 1) clb_raise(L, "specifier '%%q' cannot have modifiers");
  switch (lua_type(L, argument)) {
    case LUA_TSTRING: add_quoted_string(L, out, argument); break;
    case LUA_TNUMBER: add_quoted_number(L, out, argument); break;
    case LUA_TNIL: luaL_addstring(out, "nil"); break;
    case LUA_TBOOLEAN: luaL_addstring(out, lua_toboolean(L, argument) ? "true" : "false"); break;
    default: luaL_argerror(L, argument, "value has no literal form");
  }
}

static void add_argument(lua_State *L, luaL_Buffer *out, conversion *c, int argument) {
  switch (c->letter) {
    case 'd': case 'i': case 'o': case 'x': case 'X': add_integer(L, out, c, argument); break;
    case 'a': case 'A': case 'e': case 'E': case 'f': case 'F': case 'g': case 'G':
      add_float(L, out, c, argument);
      break;
    case 'c': {
      char byte = (char)luaL_checkinteger(L, argument);
      add_padded(out, c, &byte, 1);
      break;
    }
    case 's': add_text(L, out, c, argument); break;
    case 'q': add_quoted(L, out, c, argument); break;
    case 'p': clb_raise(L, "the conversion '%%p' is not available in plugins");
    default:
      c->text[c->length] = c->letter;
      invalid(L, c->text, c->text + c->length + 1);
  }
}

static int string_format(lua_State *L) {
  size_t length;
  const char *at = luaL_checklstring(L, 1, &length);
  const char *end = at + length;
  int top = lua_gettop(L), argument = 1;
  luaL_Buffer out;
  luaL_buffinit(L, &out);
  while (at < end) {
    clb_work(clb_of(L), 4);
    const char *mark = memchr(at, '%', (size_t)(end - at));
    if (mark == NULL) mark = end;
    luaL_addlstring(&out, at, (size_t)(mark - at));
    if (mark == end) break;
    if (mark + 1 < end && mark[1] == '%') {
      luaL_addchar(&out, '%');
      at = mark + 2;
      continue;
    }
    conversion c;
    at = read_conversion(L, &c, mark, end);
    if (++argument > top) luaL_argerror(L, argument, "no value");
    add_argument(L, &out, &c, argument);
  }
  luaL_pushresult(&out);
  return 1;
}

void clb_string_format_open(lua_State *L) {
  lua_pushcfunction(L, string_format);
  lua_setfield(L, -2, "format");
}
