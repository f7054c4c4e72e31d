// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QImage>
#include <QString>

#include <vector>

namespace disyre::ui {

/// A picture of a handout with the words below it.
struct HandoutFigure {
    QImage picture;
    QString caption;
};

/// A page of paper: its title, figures in rows of three, and paragraphs below them.
struct HandoutPage {
    QString title;
    std::vector<HandoutFigure> figures;
    QStringList paragraphs;
};

/// Makes a PDF file of A4 pages. Each page says below that the program is for research. May be
/// called on any thread. The same pages give the same file but for the date of its making.
[[nodiscard]] QByteArray handoutPdf(const std::vector<HandoutPage>& pages);

}  // namespace disyre::ui
