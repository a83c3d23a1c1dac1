/* Scans the files of a list with Hyperscan and prints the seconds that scanning took, and how many
 * matches there were. Usage: hyperscan PATTERNS FILES, where FILES names a file a line. */
#include <hs/hs.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static char *read_file(const char *path, size_t *size) {
  FILE *file = fopen(path, "rb");
  if (!file) { perror(path); exit(2); }
  fseek(file, 0, SEEK_END);
  *size = (size_t)ftell(file);
  rewind(file);
  char *bytes = malloc(*size + 1);
  if (fread(bytes, 1, *size, file) != *size) { perror(path); exit(2); }
  bytes[*size] = 0;
  fclose(file);
  return bytes;
}

static int count(unsigned id, unsigned long long from, unsigned long long to, unsigned flags, void *context) {
  (void)id; (void)from; (void)to; (void)flags;
  ++*(unsigned long long *)context;
  return 0;
}

int main(int argc, char **argv) {
  if (argc != 3) return 64;
  size_t size;
  char *patterns = read_file(argv[1], &size);
  unsigned capacity = 1 << 16, total = 0;
  const char **expressions = malloc(capacity * sizeof *expressions);
  unsigned *flags = malloc(capacity * sizeof *flags), *ids = malloc(capacity * sizeof *ids);
  for (char *line = strtok(patterns, "\n"); line && total < capacity; line = strtok(NULL, "\n")) {
    expressions[total] = line;
    flags[total] = HS_FLAG_UTF8 | HS_FLAG_DOTALL;
    ids[total] = total;
    ++total;
  }
  hs_database_t *database;
  hs_compile_error_t *error;
  if (hs_compile_multi(expressions, flags, ids, total, HS_MODE_BLOCK, NULL, &database, &error) != HS_SUCCESS) {
    fprintf(stderr, "%s\n", error->message);
    return 2;
  }
  hs_scratch_t *scratch = NULL;
  hs_alloc_scratch(database, &scratch);
  char *list = read_file(argv[2], &size);
  unsigned files = 0;
  char **texts = malloc(sizeof *texts * 1000000);
  size_t *sizes = malloc(sizeof *sizes * 1000000);
  for (char *line = strtok(list, "\n"); line && files < 1000000; line = strtok(NULL, "\n")) {
    texts[files] = read_file(line, &sizes[files]);
    ++files;
  }
  unsigned long long matches = 0;
  struct timespec start, end;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &start);
  for (unsigned i = 0; i < files; ++i)
    hs_scan(database, texts[i], (unsigned)sizes[i], 0, scratch, count, &matches);
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &end);
  printf("%.6f %llu\n", (double)(end.tv_sec - start.tv_sec) + (double)(end.tv_nsec - start.tv_nsec) / 1e9, matches);
  return 0;
}
