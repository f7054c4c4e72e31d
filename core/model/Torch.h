// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The parts of LibTorch that the computing rooms use. <torch/torch.h> would also bring data
// loaders, optimisers and every layer there is, which makes each file take about two seconds longer
// to compile.
#include <torch/autograd.h>
#include <torch/cuda.h>
#include <torch/nn/functional/upsampling.h>
#include <torch/nn/module.h>
#include <torch/nn/modules/container/modulelist.h>
#include <torch/nn/modules/conv.h>
#include <torch/nn/modules/linear.h>
#include <torch/nn/modules/normalization.h>
#include <torch/types.h>
#include <torch/utils.h>
