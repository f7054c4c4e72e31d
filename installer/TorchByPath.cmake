# SPDX-License-Identifier: GPL-3.0-or-later
# LibTorch by its folder (DISYRE_TORCH_DIR, such as .../site-packages/torch) without its CMake package,
# which for a CUDA build asks for the whole CUDA toolkit though nothing here is compiled with it.
if(NOT EXISTS "${DISYRE_TORCH_DIR}/include/torch/csrc/api/include/torch/torch.h")
  message(FATAL_ERROR "There is no LibTorch in ${DISYRE_TORCH_DIR}.")
endif()
set(TORCH_INCLUDE_DIRS
  ${DISYRE_TORCH_DIR}/include ${DISYRE_TORCH_DIR}/include/torch/csrc/api/include)
# Nothing refers to the card's part by name: the linker would leave it out.
set(TORCH_LIBRARIES -Wl,--no-as-needed)
foreach(library torch torch_cpu c10 torch_cuda c10_cuda)
  find_library(DISYRE_TORCH_${library} ${library} PATHS ${DISYRE_TORCH_DIR}/lib NO_DEFAULT_PATH)
  if(DISYRE_TORCH_${library})
    list(APPEND TORCH_LIBRARIES ${DISYRE_TORCH_${library}})
  endif()
endforeach()
# CUDA's own libraries lie beside LibTorch's on the machine that has a card; here they may be missing.
list(APPEND TORCH_LIBRARIES -Wl,--as-needed -Wl,--allow-shlib-undefined)
