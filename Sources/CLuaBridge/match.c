#include "match.h"

enum { DEPTH = 200 };

void matcher_open(
  matcher *m, lua_State *L, const char *subject, size_t length, const char *pattern,
  size_t pattern_length) {
  m->L = L;
  m->state = clb_of(L);
  m->start = subject;
  m->end = subject + length;
  m->pattern_end = pattern + pattern_length;
  m->level = 0;
  m->depth = DEPTH;
}

// ---- classes of one byte ----

static bool letter(unsigned char c) { return (unsigned)((c | 32) - 'a') < 26; }
static bool digit(unsigned char c) { return (unsigned)(c - '0') < 10; }

// Whether a byte belongs to a class letter, in the C locale. Other letters stand for themselves.
static bool in_class(unsigned char c, unsigned char class) {
  bool member;
  switch (class | 32) {
    case 'a': member = letter(c); break;
    case 'c': member = c < 32 || c == 127; break;
    case 'd': member = digit(c); break;
    case 'g': member = c > 32 && c < 127; break;
    case 'l': member = c >= 'a' && c <= 'z'; break;
    case 'p': member = c > 32 && c < 127 && !letter(c) && !digit(c); break;
    case 's': member = c == ' ' || (c >= 9 && c <= 13); break;
    case 'u': member = c >= 'A' && c <= 'Z'; break;
    case 'w': member = letter(c) || digit(c); break;
    case 'x': member = digit(c) || ((c | 32) >= 'a' && (c | 32) <= 'f'); break;
    case 'z': member = c == 0; break;
    default: return class == c;
  }
  // A class letter in upper case is the complement; only letters reach this point.
  return letter(class) && !(class & 32) ? !member : member;
}

// The end of the single-byte item at `p`: a byte, an escape or a set.
static const char *item_end(matcher *m, const char *p) {
  if (p == m->pattern_end) clb_raise(m->L, "malformed pattern (missing item)");
  char c = *p++;
  if (c == '%') {
    if (p == m->pattern_end) clb_raise(m->L, "malformed pattern (ends with '%%')");
    return p + 1;
  }
  if (c != '[') return p;
  if (p < m->pattern_end && *p == '^') p++;
  // A bracket that comes first is a member.
  bool first = true;
  for (;; first = false) {
    if (p == m->pattern_end) clb_raise(m->L, "malformed pattern (missing ']')");
    clb_work(m->state, 1);
    if (*p == ']' && !first) return p + 1;
    if (*p++ == '%') {
      if (p == m->pattern_end) clb_raise(m->L, "malformed pattern (missing ']')");
      p++;
    }
  }
}

// Whether a byte is in the set [p, end), both brackets included.
static bool in_set(matcher *m, unsigned char c, const char *p, const char *end) {
  const char *last = end - 1;
  bool found = true;
  p++;
  if (*p == '^') {
    found = false;
    p++;
  }
  while (p < last) {
    clb_work(m->state, 1);
    if (*p == '%') {
      if (in_class(c, (unsigned char)p[1])) return found;
      p += 2;
    } else if (p + 2 < last && p[1] == '-') {
      if ((unsigned char)p[0] <= c && c <= (unsigned char)p[2]) return found;
      p += 3;
    } else if ((unsigned char)*p++ == c) {
      return found;
    }
  }
  return !found;
}

// Whether the byte at `at` matches the item [p, end).
static bool one(matcher *m, const char *at, const char *p, const char *end) {
  clb_work(m->state, 1);
  if (at >= m->end) return false;
  unsigned char c = (unsigned char)*at;
  switch (*p) {
    case '.': return true;
    case '%': return in_class(c, (unsigned char)p[1]);
    case '[': return in_set(m, c, p, end);
    default: return (unsigned char)*p == c;
  }
}

// ---- items of more than one byte ----

static const char *balanced(matcher *m, const char *at, const char *p) {
  if (m->pattern_end - p < 2) clb_raise(m->L, "malformed pattern (missing arguments to '%%b')");
  if (at >= m->end || *at != p[0]) return NULL;
  size_t open = 1;
  for (const char *c = at + 1; c < m->end; c++) {
    clb_work(m->state, 1);
    if (*c == p[1]) {
      if (--open == 0) return c + 1;
    } else if (*c == p[0]) {
      open++;
    }
  }
  return NULL;
}

static bool frontier(matcher *m, const char *at, const char *set, const char *set_end) {
  unsigned char before = at == m->start ? 0 : (unsigned char)at[-1];
  unsigned char here = at < m->end ? (unsigned char)*at : 0;
  return !in_set(m, before, set, set_end) && in_set(m, here, set, set_end);
}

static const char *back_reference(matcher *m, const char *at, char name) {
  int index = name - '1';
  if (index < 0 || index >= m->level || m->captures[index].length == CAPTURE_OPEN)
    clb_raise(m->L, "invalid capture index %%%d", index + 1);
  ptrdiff_t length = m->captures[index].length;
  if (length < 0) return NULL;
  clb_work(m->state, 1 + (uint64_t)length / 8);
  if (m->end - at < length || memcmp(m->captures[index].at, at, (size_t)length) != 0) return NULL;
  return at + length;
}

// ---- captures ----

static const char *open_capture(matcher *m, const char *at, const char *p, ptrdiff_t mark) {
  if (m->level >= CAPTURE_LIMIT) clb_raise(m->L, "too many captures");
  m->captures[m->level].at = at;
  m->captures[m->level].length = mark;
  m->level++;
  const char *end = matcher_try(m, at, p);
  if (end == NULL) m->level--;
  return end;
}

static const char *close_capture(matcher *m, const char *at, const char *p) {
  int index = m->level;
  do {
    if (--index < 0) clb_raise(m->L, "invalid pattern capture");
  } while (m->captures[index].length != CAPTURE_OPEN);
  m->captures[index].length = at - m->captures[index].at;
  const char *end = matcher_try(m, at, p);
  if (end == NULL) m->captures[index].length = CAPTURE_OPEN;
  return end;
}

// ---- repetition ----

static const char *longest(
  matcher *m, const char *at, const char *p, const char *end, const char *least) {
  const char *reach = at;
  while (one(m, reach, p, end)) reach++;
  for (; reach >= least; reach--) {
    clb_work(m->state, 1);
    const char *match = matcher_try(m, reach, end + 1);
    if (match != NULL) return match;
  }
  return NULL;
}

static const char *shortest(matcher *m, const char *at, const char *p, const char *end) {
  for (;; at++) {
    const char *match = matcher_try(m, at, end + 1);
    if (match != NULL) return match;
    if (!one(m, at, p, end)) return NULL;
  }
}

// Items that start with '%' and are not a byte class. Sets `*special` if it was one of them; then
// the result is where to go on, or NULL.
static const char *escape(matcher *m, const char *at, const char **p, bool *special) {
  const char *name = *p + 1;
  *special = true;
  if (*name == 'b') {
    const char *reach = balanced(m, at, name + 1);
    *p = name + 3;
    return reach;
  }
  if (*name == 'f') {
    const char *set = name + 1;
    if (set == m->pattern_end || *set != '[')
      clb_raise(m->L, "missing '[' after '%%f' in pattern");
    const char *set_end = item_end(m, set);
    *p = set_end;
    return frontier(m, at, set, set_end) ? at : NULL;
  }
  if (digit((unsigned char)*name)) {
    *p = name + 1;
    return back_reference(m, at, *name);
  }
  *special = false;
  return NULL;
}

// A byte item with what may follow it. Goes on in a loop where nothing has to be tried again.
static const char *byte_item(
  matcher *m, const char **at, const char **p, bool *go_on) {
  const char *end = item_end(m, *p);
  char suffix = end < m->pattern_end ? *end : 0;
  *go_on = false;
  switch (suffix) {
    case '*': return longest(m, *at, *p, end, *at);
    case '+': return longest(m, *at, *p, end, *at + 1);
    case '-': return shortest(m, *at, *p, end);
    case '?':
      if (one(m, *at, *p, end)) {
        const char *match = matcher_try(m, *at + 1, end + 1);
        if (match != NULL) return match;
      }
      *p = end + 1;
      *go_on = true;
      return NULL;
    default:
      if (!one(m, *at, *p, end)) return NULL;
      ++*at;
      *p = end;
      *go_on = true;
      return NULL;
  }
}

static const char *match_here(matcher *m, const char *at, const char *p) {
  while (p != m->pattern_end) {
    clb_work(m->state, 1);
    if (*p == '(') {
      bool position = p + 1 < m->pattern_end && p[1] == ')';
      return open_capture(
        m, at, p + (position ? 2 : 1), position ? CAPTURE_POSITION : CAPTURE_OPEN);
    }
    if (*p == ')') return close_capture(m, at, p + 1);
    if (*p == '$' && p + 1 == m->pattern_end) return at == m->end ? at : NULL;
    if (*p == '%' && p + 1 < m->pattern_end) {
      bool special;
      const char *reach = escape(m, at, &p, &special);
      if (special) {
        if (reach == NULL) return NULL;
        at = reach;
        continue;
      }
    }
    bool go_on;
    const char *match = byte_item(m, &at, &p, &go_on);
    if (!go_on) return match;
  }
  return at;
}

const char *matcher_try(matcher *m, const char *at, const char *p) {
  if (m->depth-- == 0) clb_raise(m->L, "pattern too complex");
  const char *match = match_here(m, at, p);
  m->depth++;
  return match;
}

// ---- results ----

void matcher_push(matcher *m, int index, const char *from, const char *to) {
  if (index >= m->level) {
    if (index != 0) clb_raise(m->L, "invalid capture index %%%d", index + 1);
    lua_pushlstring(m->L, from, (size_t)(to - from));
    return;
  }
  ptrdiff_t length = m->captures[index].length;
  if (length == CAPTURE_OPEN) clb_raise(m->L, "unfinished capture");
  if (length == CAPTURE_POSITION)
    lua_pushinteger(m->L, m->captures[index].at - m->start + 1);
  else
    lua_pushlstring(m->L, m->captures[index].at, (size_t)length);
}

int matcher_push_all(matcher *m, const char *whole, const char *to) {
  int count = m->level == 0 && whole != NULL ? 1 : m->level;
  luaL_checkstack(m->L, count + 4, "too many captures");
  for (int i = 0; i < count; i++) matcher_push(m, i, whole, to);
  return count;
}
