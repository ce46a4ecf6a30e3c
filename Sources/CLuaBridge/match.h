#ifndef CLUABRIDGE_MATCH_H
#define CLUABRIDGE_MATCH_H

#include "internal.h"

// Lua patterns, as the Lua 5.4 manual defines them (§6.4.1), each step charged to the budget.

enum { CAPTURE_LIMIT = 32, CAPTURE_OPEN = -1, CAPTURE_POSITION = -2 };

typedef struct matcher {
  lua_State *L;
  clb_state *state;
  const char *start, *end;         // the subject
  const char *pattern_end;
  int level;                       // captures so far
  int depth;                       // recursion left
  struct {
    const char *at;
    ptrdiff_t length;              // or one of the marks above
  } captures[CAPTURE_LIMIT];
} matcher;

void matcher_open(
  matcher *m, lua_State *L, const char *subject, size_t length, const char *pattern,
  size_t pattern_length);
// The end of a match of the pattern at a place of the subject, or NULL.
const char *matcher_try(matcher *m, const char *at, const char *pattern);
// Pushes capture `index`, or the whole match for 0 when there is none.
void matcher_push(matcher *m, int index, const char *from, const char *to);
// Pushes all captures, the whole match if there is none and `whole` is given; returns how many.
int matcher_push_all(matcher *m, const char *whole, const char *to);

#endif
