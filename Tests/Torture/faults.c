// Faults for `make torture`, laid over the C library by LD_PRELOAD:
//   COPYDESK_FAULT=short   writes and reads move a few bytes only, and are interrupted now and then
//   COPYDESK_FAULT=segv    a process that reads "segfault here" from a pipe dies, as a bad reader would
//   COPYDESK_FAULT=clock   the clock of the day jumps by up to 30 years at every look, either way
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>
#include <sys/types.h>
#include <time.h>

static unsigned state = 1;

static unsigned next(void) {
  state = state * 1103515245u + 12345u;
  return state >> 16;
}

static int is(const char *fault) {
  const char *wanted = getenv("COPYDESK_FAULT");
  return wanted != NULL && strcmp(wanted, fault) == 0;
}

ssize_t write(int descriptor, const void *bytes, size_t count) {
  ssize_t (*original)(int, const void *, size_t) = dlsym(RTLD_NEXT, "write");
  if (is("short") && descriptor > 2) {
    if (next() % 5 == 0) {
      errno = EINTR;
      return -1;
    }
    if (count > 100) count = 1 + next() % (unsigned)(count < 4000 ? count : 4000);
  }
  return original(descriptor, bytes, count);
}

ssize_t read(int descriptor, void *bytes, size_t count) {
  ssize_t (*original)(int, void *, size_t) = dlsym(RTLD_NEXT, "read");
  if (is("short")) {
    if (next() % 5 == 0) {
      errno = EINTR;
      return -1;
    }
    if (count > 100) count = 1 + next() % 4000;
  }
  ssize_t got = original(descriptor, bytes, count);
  if (descriptor == 0 && is("segv") && got > 0 && memmem(bytes, (size_t)got, "segfault here", 13)) {
    signal(SIGSEGV, SIG_DFL);
    raise(SIGSEGV);
  }
  return got;
}

// A jump in seconds; the clock that deadlines rest on, CLOCK_MONOTONIC, cannot be set by anyone.
static time_t jump(void) { return (time_t)(next() % 10957u + 1) * 86400 * (next() % 2 ? 1 : -1); }

int clock_gettime(clockid_t clock, struct timespec *when) {
  int (*original)(clockid_t, struct timespec *) = dlsym(RTLD_NEXT, "clock_gettime");
  int status = original(clock, when);
  if (status == 0 && clock == CLOCK_REALTIME && is("clock")) when->tv_sec += jump();
  return status;
}

int gettimeofday(struct timeval *restrict when, void *restrict zone) {
  int (*original)(struct timeval *, void *) = dlsym(RTLD_NEXT, "gettimeofday");
  int status = original(when, zone);
  if (status == 0 && is("clock")) when->tv_sec += jump();
  return status;
}

time_t time(time_t *when) {
  time_t (*original)(time_t *) = dlsym(RTLD_NEXT, "time");
  time_t now = original(NULL);
  if (is("clock")) now += jump();
  if (when != NULL) *when = now;
  return now;
}
