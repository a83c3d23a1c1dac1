// The files below `Checklists/`, as text and compiled, as constants of the program; the source is
// written by `embed-checklists` whenever the package is built.
//
// In C, because megabytes of constants compile in a second there, and lie in the binary in the form in
// which they are used: nothing is decoded or copied, and only what a run uses is read from the disk.

#pragma once

#include <stddef.h>
#include <stdint.h>

/// Bytes that stay as long as the program does.
typedef struct {
  /// A path below `Checklists/`, or the name of a compiled checklist.
  const char *name;
  /// The bytes, aligned to eight.
  const void *bytes;
  size_t byteCount;
} FZConstant;

typedef struct {
  const FZConstant *constants;
  size_t count;
} FZConstants;

/// The text of each file, by path.
FZConstants fzChecklistFiles(void);

/// What `CompiledChecklist.encoded` gives for each checklist; nothing where one of them is faulty.
FZConstants fzCompiledChecklists(void);
