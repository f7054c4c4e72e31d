// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/WholeSliceOptions.h"

#include <CLI/CLI.hpp>

namespace disyre::app {

void addWholeSliceOptions(CLI::App& command, WholeSliceSettings& settings) {
    command
        .add_option("--width", settings.width,
                    "Width of the networks of a method that sees whole slices, relative to the "
                    "published one")
        ->check(CLI::Range(0.01, 1.0))
        ->capture_default_str();
    command
        .add_option_function<std::string>(
            "--encoder",
            [&settings](const std::string& text) {
                settings.encoder = featureEncoderFromText(text);
            },
            "Encoder of the methods fae and rd")
        ->check(CLI::IsMember({"resnet18", "wide_resnet50_2"}))
        ->default_str(toText(settings.encoder));
    command
        .add_option("--encoder-weights", settings.encoderWeights,
                    "The encoder's weights with torchvision's names, as safetensors; without them "
                    "it keeps random weights")
        ->check(CLI::ExistingFile);
    command.add_flag("--encoder-fixed", settings.encoderStaysFixed,
                     "fae: the encoder's normalisation does not follow the batches in training");
    command.add_flag("!--latent-mean", settings.drawsLatentWhenScoring,
                     "vae, r-vae: score with the mean of the latent instead of drawing it");
    command
        .add_option("--ssim-range", settings.ssimRange,
                    "vae, r-vae, f-anogan: the range of intensities in the SSIM; the published "
                    "study has 255 for intensities from 0 to 1")
        ->check(CLI::Range(1e-3, 1e6))
        ->capture_default_str();
    command
        .add_option("--variation-weight", settings.variationWeight,
                    "r-vae: weight of the total variation")
        ->check(CLI::Range(0.0, 1e3))
        ->capture_default_str();
    command
        .add_option("--restoration-steps", settings.restorationSteps,
                    "r-vae: steps in which a slice is restored")
        ->check(CLI::Range(1, 100000))
        ->capture_default_str();
    command.add_flag("--maximise-entropy", settings.maximisesEntropy,
                     "amcons: maximise the entropy of the attention, as the method's authors did, "
                     "instead of minimising it");
}

}  // namespace disyre::app
