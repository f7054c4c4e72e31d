// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/SynthesisOptions.h"

#include <CLI/CLI.hpp>
#include <algorithm>

namespace disyre::app {

namespace {

/// Adds an option that takes a share of the samples, from 0 to 1.
void addShare(CLI::App& command, const char* name, double& share, const char* text) {
    command.add_option(name, share, text)->check(CLI::Range(0.0, 1.0))->capture_default_str();
}

void addScannerOptions(CLI::App& command, ScannerVariation& scanner) {
    addShare(command, "--vary-shading", scanner.shading,
             "Share of patches under a random smooth field, as coils make it");
    addShare(command, "--vary-contrast", scanner.contrast,
             "Share of patches whose tissues get a random contrast");
    addShare(command, "--vary-noise", scanner.rician,
             "Share of patches with the noise of magnitude images");
    addShare(command, "--vary-resolution", scanner.coarse,
             "Share of patches sampled more coarsely along one axis");
    addShare(command, "--vary-thickness", scanner.thickSlices,
             "Share of patches whose slices are two or three times as thick");
}

void addKindOptions(CLI::App& command, AnomalyKinds& kinds) {
    addShare(
        command, "--brightness-share", kinds.brightness,
        "Share of anomalies that make tissue brighter or darker; the rest are foreign patches");
    addShare(command, "--deformation-share", kinds.deformation,
             "Share of anomalies that let tissue grow or shrink");
    addShare(command, "--blur-share", kinds.blur, "Share of anomalies that blur tissue");
    addShare(command, "--spot-share", kinds.spots,
             "Share of anomalies that are groups of small spots");
}

}  // namespace

void addSynthesisOptions(CLI::App& command, SynthesisSettings& settings, OfferedMethods offered) {
    std::vector<std::string> methods;
    std::transform(kPatchMethods.begin(), kPatchMethods.end(), std::back_inserter(methods),
                   [](Method method) { return toText(method); });
    if (offered == OfferedMethods::All) {
        std::transform(kWholeSliceMethods.begin(), kWholeSliceMethods.end(),
                       std::back_inserter(methods), [](Method method) { return toText(method); });
    }
    command
        .add_option_function<std::string>(
            "--method",
            [&settings](const std::string& text) { settings.method = methodFromText(text); },
            "How healthy patches are corrupted, or a method that sees whole slices")
        ->check(CLI::IsMember(methods))
        ->default_str(toText(settings.method));
    command
        .add_option_function<std::string>(
            "--texture",
            [&settings](const std::string& text) {
                settings.texture =
                    text == "disentangled" ? AnomalyTexture::Disentangled : AnomalyTexture::Foreign;
            },
            "Anomalies of DISYRE's first version or of its second")
        ->check(CLI::IsMember({"foreign", "disentangled"}))
        ->default_str("foreign");
    command
        .add_option_function<std::string>(
            "--codebook",
            [&settings](const std::string& text) {
                settings.codebook = biasCodebookFromText(text);
            },
            "Grey values that the second's bias acts on")
        ->check(CLI::IsMember({"authors", "uad-imag-t1", "uad-imag-t2"}))
        ->default_str("authors");
    command
        .add_option_function<std::string>(
            "--free-forms",
            [&settings](const std::string& text) {
                settings.freeForms = text == "authors" ? FreeForms::Authors : FreeForms::Wide;
            },
            "As near the border as the authors' (the default), or as wide as the first model saw "
            "them")
        ->check(CLI::IsMember({"wide", "authors"}))
        ->default_str("authors");
    command
        .add_option_function<std::string>(
            "--alpha",
            [&settings](const std::string& text) {
                settings.alphaDraw = text == "uniform" ? AlphaDraw::Uniform : AlphaDraw::Schedule;
            },
            "How strong anomalies are: uniform in (0, 1), or that of a uniform step of the "
            "schedule")
        ->check(CLI::IsMember({"uniform", "schedule"}))
        ->default_str("uniform");
    command
        .add_option("--soft-edges", settings.softening.probability,
                    "Share of anomalies whose edges are softened")
        ->check(CLI::Range(0.0, 1.0))
        ->capture_default_str();
    command.add_flag("--authors-pool", settings.authorsPool,
                     "Foreign patches may come from the healthy subject too");
    command.add_flag("--authors-blur", settings.softening.authorsSteps,
                     "Soften edges by 0, 1, 2, 3 or 4 pixels at 128, nothing between");
    command
        .add_option(
            "--mask-shrinking", settings.maskShrinking,
            "Shrink brain masks by 0 to this many voxels, drawn for each patch, so that a tighter "
            "mask than training's is no anomaly")
        ->check(CLI::Range(0, kMostMaskShrinking))
        ->capture_default_str();
    command.add_flag_callback(
        "--upright", [&settings] { settings.augmentation.mirroring = Mirroring::SidesOnly; },
        "Mirror patches left to right only; the authors mirror front to back too");
    addScannerOptions(command, settings.augmentation.scanner);
    addKindOptions(command, settings.kinds);
}

}  // namespace disyre::app
