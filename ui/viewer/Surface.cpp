// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/Surface.h"

#include <vtkFloatArray.h>
#include <vtkFlyingEdges3D.h>
#include <vtkImageData.h>
#include <vtkNew.h>
#include <vtkPointData.h>
#include <vtkPoints.h>
#include <vtkPolyData.h>
#include <vtkPolyDataNormals.h>
#include <vtkSmartPointer.h>
#include <vtkWindowedSincPolyDataFilter.h>

#include <algorithm>

namespace disyre::ui {

namespace {

constexpr int kSmoothing = 12;
constexpr double kPassBand = 0.1;

/// Makes a VTK image in voxel coordinates. One empty voxel is added on all sides, so that surfaces
/// at the edge of the volume are closed.
vtkSmartPointer<vtkImageData> padded(const Volume& volume, double below) {
    const auto image = vtkSmartPointer<vtkImageData>::New();
    image->SetDimensions(volume.size[0] + 2, volume.size[1] + 2, volume.size[2] + 2);
    image->SetOrigin(-1, -1, -1);
    vtkNew<vtkFloatArray> scalars;
    scalars->SetNumberOfValues(image->GetNumberOfPoints());
    scalars->FillValue(static_cast<float>(below));
    float* to = scalars->GetPointer(0);
    const vtkIdType row = volume.size[0] + 2;
    const vtkIdType layer = row * (volume.size[1] + 2);
    for (int z = 0; z < volume.size[2]; ++z) {
        for (int y = 0; y < volume.size[1]; ++y) {
            const auto from =
                volume.voxels.begin() + static_cast<std::ptrdiff_t>(volume.index(0, y, z));
            std::copy_n(from, volume.size[0], to + (z + 1) * layer + (y + 1) * row + 1);
        }
    }
    image->GetPointData()->SetScalars(scalars);
    return image;
}

/// Makes a shared pointer that holds one of the references that VTK counts.
Surface shared(vtkPolyData* data) {
    data->Register(nullptr);
    return {data, [](vtkPolyData* held) { held->UnRegister(nullptr); }};
}

}  // namespace

bool isEmpty(const Surface& surface) {
    return !surface || surface->GetNumberOfCells() == 0;
}

std::array<double, 6> boundsOf(const Surface& surface) {
    std::array<double, 6> bounds{};
    if (surface) {
        surface->GetBounds(bounds.data());
    }
    return bounds;
}

double millilitresIn(const Surface& surface) {
    double sixfold = 0.0;
    for (vtkIdType cell = 0; surface && cell < surface->GetNumberOfCells(); ++cell) {
        vtkIdType count = 0;
        const vtkIdType* corners = nullptr;
        surface->GetCellPoints(cell, count, corners);
        std::array<std::array<double, 3>, 3> p{};
        for (std::size_t i = 0; i < 3; ++i) {
            surface->GetPoint(corners[i], p[i].data());
        }
        sixfold += p[0][0] * (p[1][1] * p[2][2] - p[1][2] * p[2][1]) -
                   p[0][1] * (p[1][0] * p[2][2] - p[1][2] * p[2][0]) +
                   p[0][2] * (p[1][0] * p[2][1] - p[1][1] * p[2][0]);
    }
    return sixfold / 6.0 / 1000.0;
}

Volume shareAbove(const Volume& volume, float threshold, int longest) {
    const int step =
        (*std::max_element(volume.size.begin(), volume.size.end()) + longest - 1) / longest;
    Volume coarse;
    Affine affine = volume.affine;
    for (std::size_t row = 0; row < 3; ++row) {
        for (std::size_t axis = 0; axis < 3; ++axis) {
            affine[row][axis] = volume.affine[row][axis] * step;
            affine[row][3] += volume.affine[row][axis] * (step - 1) / 2.0;
        }
    }
    coarse = Volume({(volume.size[0] + step - 1) / step, (volume.size[1] + step - 1) / step,
                     (volume.size[2] + step - 1) / step},
                    affine);
    const float part = 1.0f / static_cast<float>(step * step * step);
    for (int z = 0; z < volume.size[2]; ++z) {
        for (int y = 0; y < volume.size[1]; ++y) {
            for (int x = 0; x < volume.size[0]; ++x) {
                if (volume.at(x, y, z) > threshold) {
                    coarse.at(x / step, y / step, z / step) += part;
                }
            }
        }
    }
    return coarse;
}

Surface surfaceAround(const Volume& volume, double threshold) {
    if (volume.voxels.empty()) {
        return {};
    }
    const double least =
        static_cast<double>(*std::min_element(volume.voxels.begin(), volume.voxels.end()));
    const double below = std::min(least, 0.0);
    vtkNew<vtkFlyingEdges3D> edges;
    edges->SetInputData(padded(volume, below));
    edges->SetValue(0, std::max(threshold, below + 1e-6));
    edges->ComputeNormalsOff();
    edges->ComputeGradientsOff();
    edges->ComputeScalarsOff();
    edges->Update();
    if (edges->GetOutput()->GetNumberOfCells() == 0) {
        return {};
    }
    vtkNew<vtkWindowedSincPolyDataFilter> smooth;
    smooth->SetInputConnection(edges->GetOutputPort());
    smooth->SetNumberOfIterations(kSmoothing);
    smooth->SetPassBand(kPassBand);
    smooth->NormalizeCoordinatesOn();
    smooth->Update();
    // The points are transformed here, because VTK's filters ignore the direction of an image.
    vtkPoints* points = smooth->GetOutput()->GetPoints();
    for (vtkIdType i = 0; i < points->GetNumberOfPoints(); ++i) {
        std::array<double, 3> index{};
        points->GetPoint(i, index.data());
        points->SetPoint(i, volume.position(index).data());
    }
    vtkNew<vtkPolyDataNormals> normals;
    normals->SetInputData(smooth->GetOutput());
    normals->SplittingOff();
    // When the grid is a mirror image, every triangle is turned over by the transform.
    normals->SetFlipNormals(determinantOf(volume.affine) < 0 ? 1 : 0);
    normals->Update();
    return shared(normals->GetOutput());
}

}  // namespace disyre::ui
